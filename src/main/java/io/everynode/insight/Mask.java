package io.everynode.insight;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts a mark in the place of a secret value: the same value has the same mark, so that a change shows, and nobody
 * without the key can try values against it.
 */
public final class Mask {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 4;

    private final SecretKeySpec key;

    /** @param key random, and the process's own, so that marks mean nothing elsewhere */
    public Mask(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Such as {@code masked-1f3a9c02}; an empty value has nothing to hide. */
    public String of(String value) {
        if (value.isEmpty()) {
            return value;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] mark = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return "masked-" + HexFormat.of().formatHex(Arrays.copyOf(mark, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
