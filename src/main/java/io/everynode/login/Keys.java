package io.everynode.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets that seal sessions and sign forms, the newest first; two uses of one secret never share a key. */
final class Keys {
    static final int LEAST_BYTES = 32;
    private static final int MOST = 2;
    private static final String HMAC = "HmacSHA256";

    private final List<byte[]> secrets;
    private final boolean lasting;

    private Keys(List<byte[]> secrets, boolean lasting) {
        this.secrets = secrets;
        this.lasting = lasting;
    }

    static Keys random() {
        byte[] secret = new byte[LEAST_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Keys(List.of(secret), false);
    }

    /** @throws IllegalArgumentException naming the file and what was expected in it, never its content */
    static Keys read(Path file) {
        try {
            return of(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("everynode.session.key-file: cannot read " + file, e);
        }
    }

    private static Keys of(Path file, byte[] content) {
        var secrets = new ArrayList<byte[]>();
        for (String line : new String(content, StandardCharsets.ISO_8859_1).split("\r?\n", -1)) {
            if (!line.isBlank()) {
                secrets.add(line.strip().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        if (secrets.isEmpty() || secrets.size() > MOST || secrets.stream().anyMatch(s -> s.length < LEAST_BYTES)) {
            throw new IllegalArgumentException("everynode.session.key-file: expected one or two lines of 32 bytes or"
                    + " more in " + file + ", such as openssl rand -base64 48 writes");
        }
        return new Keys(List.copyOf(secrets), true);
    }

    /** Whether they outlive this process. */
    boolean lasting() {
        return lasting;
    }

    /** The keys for one purpose, the newest first. */
    List<SecretKeySpec> forPurpose(String purpose, String algorithm) {
        return secrets.stream()
                .map(s -> new SecretKeySpec(hmac(new SecretKeySpec(s, HMAC), purpose), algorithm))
                .toList();
    }

    static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
