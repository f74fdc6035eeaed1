package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.everynode.model.Caller.Credential.Own;
import io.everynode.model.Caller.Credential.Token;
import io.everynode.model.ClusterName;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients over an API server that takes no credential. */
class ActorsTest {
    private static final ClusterName ALPHA = new ClusterName("alpha");

    private final HttpServer server = server();
    private final Config config = new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .build();

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(401, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRefusedTokensClientIsClosedAtOnce() {
        var clusters = new Clusters();
        clusters.start(List.of(new Target(ALPHA, "alpha", "kubeconfig", config, null)));
        try {
            KubernetesClient guessed = clusters.actor(ALPHA, new Token("guess"));
            KubernetesClient other = clusters.actor(ALPHA, new Token("other"));
            assertThat(clusters.whoAmI(ALPHA, new Token("guess"))).isInstanceOf(WhoAmI.Refused.class);
            assertThat(guessed.getHttpClient().isClosed()).isTrue();
            assertThat(other.getHttpClient().isClosed()).isFalse();
            assertThat(clusters.actor(ALPHA, new Token("guess"))).isNotSameAs(guessed);
        } finally {
            clusters.stop();
        }
    }

    @Test
    void theConnectionsOwnClientIsDroppedByNobody() {
        try (var actors = new Actors(config, InstantSource.system())) {
            KubernetesClient own = actors.with(new Own());
            actors.drop(new Own());
            actors.drop(new Token("never seen"));
            assertThat(actors.with(new Own())).isSameAs(own);
            assertThat(own.getHttpClient().isClosed()).isFalse();
        }
    }
}
