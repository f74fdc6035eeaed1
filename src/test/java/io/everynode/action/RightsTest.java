package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.everynode.action.Rights.Need;
import io.everynode.cluster.Clusters;
import io.everynode.cluster.Target;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final ClusterName PROD = new ClusterName("prod");
    private static final DaemonSetRef REF = new DaemonSetRef(PROD, "logging", "fluent-bit");
    private static final Caller INES =
            new Caller("ines", Set.of(), Set.of(PROD), new Caller.Credential.Token("ines-token"));

    private final Queue<String> questions = new ConcurrentLinkedQueue<>();
    private final Clusters clusters = new Clusters();
    private HttpServer api;

    /** Allows to patch, and nothing else. */
    @BeforeEach
    void open() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", this::answer);
        api.start();
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + api.getAddress().getPort())
                .build();
        clusters.start(List.of(new Target(PROD, "prod", "kubeconfig", config, null)));
    }

    @AfterEach
    void close() {
        clusters.stop();
        api.stop(0);
    }

    @Test
    void whatTheApiServerAllowsIsNotLacking() {
        assertThat(rights(ActionsConfig.Switch.ON).lacking(INES, REF, Need.PATCH))
                .isEmpty();
    }

    @Test
    void whatItDoesNotIsNamedWithItsRule() {
        Rights rights = rights(ActionsConfig.Switch.ON);

        // A busy machine may answer later than a page waits; the answer is there for the next one.
        await().untilAsserted(() -> assertThat(rights.lacking(INES, REF, Need.DELETE_PODS))
                .contains(new Rights.Lack(
                        "You may not delete pods in logging.",
                        "{apiGroups: [\"\"], resources: [\"pods\"], verbs: [\"delete\"]}")));
    }

    @Test
    void itIsAskedOnceWithTheCallersCredential() {
        Rights rights = rights(ActionsConfig.Switch.ON);
        rights.lacking(INES, REF, Need.DELETE);
        rights.lacking(INES, REF, Need.DELETE);

        await().until(() -> !questions.isEmpty());
        assertThat(questions).hasSize(1);
        assertThat(questions.peek())
                .startsWith("Bearer ines-token ")
                .contains("\"verb\":\"delete\"", "\"resource\":\"daemonsets\"", "\"namespace\":\"logging\"");
    }

    @Test
    void readingOnlyLacksEverythingWithoutAsking() {
        assertThat(rights(ActionsConfig.Switch.OFF).lacking(INES, REF, Need.PATCH))
                .hasValueSatisfying(l -> assertThat(l.sentence()).contains("everynode.actions=off"));
        assertThat(questions).isEmpty();
    }

    @Test
    void whoeverIsNotKnownToLackItMayTry() {
        api.stop(0);

        assertThat(rights(ActionsConfig.Switch.ON).lacking(INES, REF, Need.DELETE))
                .isEmpty();
    }

    private Rights rights(ActionsConfig.Switch actions) {
        return new Rights(clusters, () -> actions);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean review = exchange.getRequestURI().getPath().endsWith("selfsubjectaccessreviews");
        if (review) {
            questions.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        }
        byte[] answer = ("{\"kind\":\"SelfSubjectAccessReview\",\"apiVersion\":\"authorization.k8s.io/v1\",\"status\":"
                        + "{\"allowed\":" + body.contains("\"patch\"") + "}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(review ? 201 : 404, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
