package io.everynode.login;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Turns a session into a cookie's value that only this key opens and nobody can change (AES-GCM), and back. */
final class Seal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 8192;

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    Seal(Keys keys) {
        this.keys = keys.forPurpose("everynode session", "AES");
    }

    String close(Session session) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce).doFinal(write(session));
            byte[] value = new byte[nonce.length + sealed.length];
            System.arraycopy(nonce, 0, value, 0, nonce.length);
            System.arraycopy(sealed, 0, value, nonce.length, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for whatever was not sealed here. */
    Optional<Session> open(String value) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value);
            return bytes.length <= NONCE_BYTES
                    ? Optional.empty()
                    : keys.stream().flatMap(k -> open(k, bytes).stream()).findFirst();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<Session> open(SecretKeySpec key, byte[] bytes) {
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(bytes, 0, nonce, 0, NONCE_BYTES);
        try {
            return Optional.of(read(
                    cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES)));
        } catch (GeneralSecurityException sealedByAnotherKey) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int direction, SecretKeySpec key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(direction, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] write(Session session) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(session.mode().name());
            out.writeUTF(session.id());
            out.writeLong(session.opened().getEpochSecond());
            out.writeLong(session.seen().getEpochSecond());
            out.writeUTF(session.token());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static Session read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Session(
                    LoginMode.valueOf(in.readUTF()),
                    in.readUTF(),
                    Instant.ofEpochSecond(in.readLong()),
                    Instant.ofEpochSecond(in.readLong()),
                    in.readUTF());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
