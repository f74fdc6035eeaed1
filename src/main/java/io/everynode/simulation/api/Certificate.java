package io.everynode.simulation.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A certificate for loopback that the server makes for itself at start: kubectl sends its token over TLS only. The JDK has no
 * public way to sign one, so its few parts are written here (RFC 5280).
 *
 * @param pem the certificate, which is its own authority
 * @param keyStore key and certificate as PKCS#12
 */
record Certificate(String pem, byte[] keyStore) {
    /** Protects nothing: the store never leaves the process. */
    static final String PASSWORD = "simulation";

    private static final String ECDSA_WITH_SHA256 = "2A8648CE3D040302";
    private static final String COMMON_NAME = "550403";
    private static final String ALTERNATIVE_NAME = "551D11";
    private static final String BASIC_CONSTRAINTS = "551D13";
    private static final String SUBJECT = "everynode-simulation";
    private static final String FROM = "200101000000Z";
    private static final String UNTIL = "491231235959Z";

    static Certificate create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] der = signed(keys);
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
            return new Certificate(pem, keyStore(keys, der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has elliptic curves and PKCS#12", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] keyStore(KeyPair keys, byte[] der) throws GeneralSecurityException, IOException {
        java.security.cert.Certificate certificate =
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", keys.getPrivate(), PASSWORD.toCharArray(), new java.security.cert.Certificate[] {certificate
                });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        return bytes.toByteArray();
    }

    private static byte[] signed(KeyPair keys) throws GeneralSecurityException {
        byte[] body = body(keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        return Der.sequence(body, algorithm(), Der.bits(signature.sign()));
    }

    private static byte[] body(byte[] publicKey) {
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text(SUBJECT))));
        byte[] alternatives = Der.sequence(
                Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                Der.tagged(0x87, new byte[] {127, 0, 0, 1}));
        byte[] authority = Der.sequence(Der.tagged(0x01, new byte[] {(byte) 0xFF}));
        byte[] extensions = Der.sequence(
                Der.sequence(Der.oid(ALTERNATIVE_NAME), Der.tagged(0x04, alternatives)),
                Der.sequence(Der.oid(BASIC_CONSTRAINTS), Der.tagged(0x04, authority)));
        return Der.sequence(
                Der.tagged(0xA0, Der.integer(2)),
                Der.integer(1),
                algorithm(),
                name,
                Der.sequence(Der.time(FROM), Der.time(UNTIL)),
                name,
                publicKey,
                Der.tagged(0xA3, extensions));
    }

    private static byte[] algorithm() {
        return Der.sequence(Der.oid(ECDSA_WITH_SHA256));
    }
}
