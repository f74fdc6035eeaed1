package io.everynode.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The secrets of login mode {@code link}: one that opens a session once, and one for programs. */
final class Launch {
    private static final int SECRET_BYTES = 32;

    private final String apiToken = random();
    private final String secret = random();
    private boolean used;

    String secret() {
        return secret;
    }

    String apiToken() {
        return apiToken;
    }

    /** Whether this is the secret; it was the last time that it is. */
    synchronized boolean redeem(String given) {
        boolean opens = same(secret, given) && !used;
        used |= opens;
        return opens;
    }

    boolean isApiToken(String given) {
        return same(apiToken, given);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
