package io.everynode.simulation.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The few values of ASN.1's DER (X.690) of which a certificate is made. */
final class Der {
    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, parts);
    }

    static byte[] integer(int small) {
        return tagged(0x02, new byte[] {(byte) small});
    }

    static byte[] oid(String hex) {
        return tagged(0x06, HexFormat.of().parseHex(hex));
    }

    static byte[] text(String text) {
        return tagged(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param time as {@code YYMMDDhhmmssZ} */
    static byte[] time(String time) {
        return tagged(0x17, time.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] bits(byte[] bytes) {
        return tagged(0x03, new byte[] {0}, bytes);
    }

    static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        writeLength(value, content.size());
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length & 0xFF);
    }
}
