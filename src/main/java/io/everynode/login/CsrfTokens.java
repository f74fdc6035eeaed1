package io.everynode.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks forms as ours: the signature of what only this browser sends by itself, its session's id or, before there is a
 * session, a random cookie.
 */
final class CsrfTokens {
    private final List<SecretKeySpec> keys;

    CsrfTokens(Keys keys) {
        this.keys = keys.forPurpose("everynode forms", "HmacSHA256");
    }

    String of(String browser) {
        return sign(keys.getFirst(), browser);
    }

    boolean fits(String token, String browser) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .anyMatch(k -> MessageDigest.isEqual(sign(k, browser).getBytes(StandardCharsets.UTF_8), given));
    }

    private static String sign(SecretKeySpec key, String browser) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Keys.hmac(key, browser));
    }
}
