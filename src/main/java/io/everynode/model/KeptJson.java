package io.everynode.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A JSON text kept whole and compressed; objects that are few are kept so, pods never. Equal texts are equal. */
public final class KeptJson {
    private final byte[] deflated;

    private KeptJson(byte[] deflated) {
        this.deflated = deflated;
    }

    public static KeptJson of(String json) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeptJson(bytes.toByteArray());
    }

    public String text() {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptJson that && Arrays.equals(deflated, that.deflated);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(deflated);
    }

    @Override
    public String toString() {
        return "KeptJson[" + deflated.length + " bytes]";
    }
}
