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
import java.util.Optional;
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
        assertThat(lacking(rights(ActionsConfig.Switch.ON), Need.PATCH)).isEmpty();
    }

    @Test
    void whatItDoesNotIsNamedWithItsRule() {
        Rights rights = rights(ActionsConfig.Switch.ON);

        // A busy machine may answer later than a page waits; the answer is there for the next one.
        await().untilAsserted(() -> assertThat(lacking(rights, Need.DELETE_PODS))
                .contains(new Rights.Lack(
                        "You may not delete pods in logging.",
                        "{apiGroups: [\"\"], resources: [\"pods\"], verbs: [\"delete\"]}")));
    }

    @Test
    void itIsAskedOnceFromTheWideToTheNarrowWithTheCallersCredential() {
        Rights rights = rights(ActionsConfig.Switch.ON);
        // A busy machine may answer later than a page waits: what is known by then is asked for no more.
        await().untilAsserted(() -> assertThat(lacking(rights, Need.DELETE)).isPresent());
        await().untilAsserted(
                        () -> assertThat(lacking(rights, Need.DELETE_PODS)).isPresent());
        lacking(rights, Need.DELETE);

        assertThat(questions).allMatch(q -> q.startsWith("Bearer ines-token "));
        assertThat(questions.stream().filter(q -> q.contains("\"verb\":\"patch\"")))
                .as("allowed everywhere")
                .hasSize(1);
        assertThat(questions.stream().filter(q -> q.contains("\"resource\":\"pods\"")))
                .as("everywhere and in the namespace; a pod has no name before it is made")
                .hasSize(2);
        assertThat(questions.stream()
                        .filter(q -> q.contains("\"verb\":\"delete\"") && q.contains("\"resource\":\"daemonsets\"")))
                .as("everywhere, in the namespace, and of this one")
                .hasSize(3)
                .anyMatch(q -> q.contains("\"name\":\"fluent-bit\""));
    }

    @Test
    void whoMayTheSameSeesTheSamePage() {
        var eve = new Caller("eve", Set.of("x"), Set.of(PROD), new Caller.Credential.Token("eve-token"));
        Rights rights = rights(ActionsConfig.Switch.ON);
        await().untilAsserted(() -> assertThat(lacking(rights, Need.DELETE)).isPresent());
        await().untilAsserted(() -> assertThat(rights.permits(eve, List.of(REF), List.of()))
                .isEqualTo(rights.permits(INES, List.of(REF), List.of(REF))));
    }

    @Test
    void aNamespaceThatNobodyAskedAboutIsNotOpen() {
        Rights rights = rights(ActionsConfig.Switch.ON);
        var other = new DaemonSetRef(PROD, "new", "one");

        await().untilAsserted(() -> assertThat(
                        rights.permits(INES, List.of(REF), List.of()).lacking(other, Need.DELETE))
                .hasValueSatisfying(l -> assertThat(l.sentence()).contains("when this page is loaded again")));
    }

    @Test
    void readingOnlyLacksEverythingWithoutAsking() {
        assertThat(lacking(rights(ActionsConfig.Switch.OFF), Need.PATCH))
                .hasValueSatisfying(l -> assertThat(l.sentence()).contains("everynode.actions=off"));
        assertThat(questions).isEmpty();
    }

    @Test
    void whoeverIsNotKnownToLackItMayTry() {
        api.stop(0);

        assertThat(lacking(rights(ActionsConfig.Switch.ON), Need.DELETE)).isEmpty();
    }

    private static Optional<Rights.Lack> lacking(Rights rights, Need need) {
        return rights.permits(INES, List.of(REF), List.of(REF)).lacking(REF, need);
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
