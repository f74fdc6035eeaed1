package io.everynode.cluster;

import io.everynode.model.Caller;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The clients of one cluster that act: untrimmed, never repeating a request by themselves, each with the credential of
 * whoever acts and with no other. A token's client lives 10 minutes; the token itself is not the key.
 */
final class Actors implements AutoCloseable {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Config own;
    private final InstantSource time;
    private final Map<String, Held> held = new HashMap<>();
    private final List<Held> retired = new ArrayList<>();

    private record Held(KubernetesClient client, Instant until) {}

    Actors(Config own, InstantSource time) {
        this.own = own;
        this.time = time;
    }

    synchronized KubernetesClient with(Caller.Credential credential) {
        retire();
        return held.computeIfAbsent(
                        key(credential),
                        k -> new Held(client(credential), time.instant().plus(LIFE)))
                .client();
    }

    /** Closes a refused token's client at once: whoever sends token after token costs no client each. */
    synchronized void drop(Caller.Credential credential) {
        if (credential instanceof Caller.Credential.Token) {
            Held dropped = held.remove(key(credential));
            if (dropped != null) {
                dropped.client().close();
            }
        }
    }

    /** A retired client is closed one life later: whoever still uses it then has waited far beyond its time-out. */
    private void retire() {
        Instant now = time.instant();
        held.values().removeIf(h -> now.isAfter(h.until()) && retired.add(h));
        retired.removeIf(h -> {
            boolean over = now.isAfter(h.until().plus(LIFE));
            if (over) {
                h.client().close();
            }
            return over;
        });
    }

    private KubernetesClient client(Caller.Credential credential) {
        return new KubernetesClientBuilder()
                .withConfig(
                        switch (credential) {
                            case Caller.Credential.Own o -> Configs.changed(own, Actors::impatient);
                            case Caller.Credential.Token t ->
                                impatient(anonymous(own).withOauthToken(t.secret()))
                                        .build();
                        })
                .build();
    }

    private static ConfigBuilder impatient(ConfigBuilder config) {
        return config.withRequestRetryBackoffLimit(0)
                .withRequestTimeout(TIMEOUT_MILLIS)
                .withConnectionTimeout(TIMEOUT_MILLIS);
    }

    /** Built from nothing, so that no credential of the connection's can slip in. */
    static ConfigBuilder anonymous(Config own) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(own.getMasterUrl())
                .withTrustCerts(own.isTrustCerts())
                .withDisableHostnameVerification(own.isDisableHostnameVerification())
                .withCaCertFile(own.getCaCertFile())
                .withCaCertData(own.getCaCertData())
                .withTlsServerName(own.getTlsServerName())
                .withHttpProxy(own.getHttpProxy())
                .withHttpsProxy(own.getHttpsProxy())
                .withProxyUsername(own.getProxyUsername())
                .withProxyPassword(own.getProxyPassword())
                .withNoProxy(own.getNoProxy());
    }

    private static String key(Caller.Credential credential) {
        return switch (credential) {
            case Caller.Credential.Own o -> "own";
            case Caller.Credential.Token t -> "token " + digest(t.secret());
        };
    }

    private static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        held.values().forEach(h -> h.client().close());
        retired.forEach(h -> h.client().close());
        held.clear();
        retired.clear();
    }
}
