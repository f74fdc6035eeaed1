package io.everynode.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.everynode.login.Gatehouse;
import io.everynode.login.TokenProfile;
import io.everynode.login.Wire;
import io.everynode.login.Wire.Answer;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TokenProfile.class)
class ReadingApiTest {
    private static final String AGENT = "/api/v1/clusters/alpha/daemonsets/logging/agent";
    static final List<String> SUMMARY = List.of(
            "cluster",
            "namespace",
            "name",
            "uid",
            "createdAt",
            "counts",
            "reported",
            "agrees",
            "disagreement",
            "updateStrategy",
            "rollout",
            "nodeSeconds",
            "revision",
            "images",
            "verdicts",
            "attention",
            "sentence");
    private static final List<String> COUNTS = List.of(
            "desiredNumberScheduled",
            "currentNumberScheduled",
            "numberReady",
            "updatedNumberScheduled",
            "numberAvailable",
            "numberUnavailable",
            "numberMisscheduled");
    private static final List<String> VERDICTS =
            List.of("ok", "updating", "old", "notReady", "pending", "missing", "misscheduled", "unknown", "notWanted");

    // Not injected: a class with nested ones is looked at by every profile, and others do not have this bean.
    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();

    // Not injected: a class with nested ones is looked at by every profile, and others do not have this bean.
    private final Gatehouse clusters = CDI.current().select(Gatehouse.class).get();

    @Inject
    ObjectMapper json;

    private long revision = System.nanoTime();

    @BeforeEach
    void aClusterInTrouble() {
        board.clear();
        clusters.admits("good-token", "alice", "alpha");
        show(Map.of("node-2", Pod.CRASHING));
    }

    private void show(Map<String, Pod> ailing) {
        board.show(new ClusterFixture("alpha")
                .nodes(3, "general", "zone-a")
                .daemonSet("logging", "agent", "registry/agent:7", ailing)
                .daemonSet("kube-system", "proxy", "registry/kube-proxy:1.36", Map.of())
                .view(++revision));
    }

    @Test
    void clusters() throws IOException {
        JsonNode cluster = get("/api/v1/clusters").get(0);
        assertThat(names(cluster))
                .containsExactly("name", "source", "version", "freshness", "nodes", "daemonSets", "pods");
        assertThat(names(cluster.get("freshness"))).containsExactly("state", "since", "lastHeardSeconds", "reason");
        assertThat(cluster).asString().contains("\"nodes\":3,\"daemonSets\":2,\"pods\":6", "\"lastHeardSeconds\":1");
    }

    @Test
    void summariesByNamespaceAndName() throws IOException {
        JsonNode all = get("/api/v1/clusters/alpha/daemonsets");
        assertThat(all).extracting(d -> d.get("name").asText()).containsExactly("proxy", "agent");
        JsonNode agent = all.get(1);
        assertThat(names(agent)).containsExactlyElementsOf(SUMMARY);
        assertThat(names(agent.get("counts"))).containsExactlyElementsOf(COUNTS);
        assertThat(names(agent.get("reported"))).containsAll(COUNTS).contains("observedGeneration", "generation");
        assertThat(names(agent.get("verdicts"))).containsExactlyElementsOf(VERDICTS);
        assertThat(names(agent.get("updateStrategy"))).containsExactly("type", "maxUnavailable", "maxSurge");
        assertThat(agent.get("updateStrategy").get("maxUnavailable").isTextual())
                .isTrue();
        assertThat(names(agent.get("rollout")))
                .containsExactly(
                        "state",
                        "since",
                        "begunAt",
                        "estimateSeconds",
                        "updated",
                        "desired",
                        "attribution",
                        "attributionSentence",
                        "blockers",
                        "sentence");
        assertThat(names(agent.at("/rollout/blockers/0")))
                .containsExactly("node", "verdict", "reason", "sentence", "evidence", "since");
        assertThat(agent.get("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(agent.at("/verdicts/notReady").asInt()).isEqualTo(1);
        assertThat(agent.at("/counts/desiredNumberScheduled").asInt()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "namespace=logging, agent",
        "namespace=nowhere, ''",
        "q=prox, proxy",
        "q=KUBE-PROXY, proxy",
        "q=nothing, ''",
        "verdict=notReady, agent",
        "verdict=pending, ''",
        "attention=needsYou, agent",
        "q=registry&verdict=notReady, agent",
        "state=stalled, ''"
    })
    void filters(String query, String found) throws IOException {
        assertThat(get("/api/v1/clusters/alpha/daemonsets?" + query))
                .extracting(d -> d.get("name").asText())
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=Stalled | state: expected one of deleting, unobserved, onDelete",
                "verdict=bad | verdict: expected one of missing, notReady",
                "attention=x | attention: expected one of needsYou, explained, moving, well",
                "namespace=No_Such | namespace: expected up to 63 lower-case letters",
            })
    void badFilterValuesNameTheFieldAndWhatWasExpected(String query, String detail) throws IOException {
        Answer answer = ask("/api/v1/clusters/alpha/daemonsets?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(names(json.readTree(answer.body()))).contains("title", "status", "detail");
        assertThat(json.readTree(answer.body()).get("detail").asText()).startsWith(detail);
    }

    @Test
    void aDaemonSetInFull() throws IOException {
        JsonNode agent = get(AGENT);
        assertThat(names(agent)).containsAll(SUMMARY).contains("nodes", "revisions");
        assertThat(agent.get("nodes")).hasSize(3);
        JsonNode crashing = agent.get("nodes").get(1);
        assertThat(names(crashing))
                .containsExactly("node", "wanted", "verdict", "reason", "sentence", "evidence", "since", "pods");
        assertThat(crashing.get("evidence").asText()).startsWith("container main: exit 1");
        assertThat(crashing.get("verdict").asText()).isEqualTo("notReady");
        assertThat(names(crashing.get("pods").get(0)))
                .containsExactly(
                        "name",
                        "uid",
                        "revision",
                        "hash",
                        "phase",
                        "ready",
                        "available",
                        "terminating",
                        "restarts",
                        "createdAt");
        assertThat(agent.get("nodes").get(0).get("reason").isNull()).isTrue();
        assertThat(agent.get("revisions"))
                .extracting(r -> r.get("number").asInt())
                .containsExactly(2, 1);
        assertThat(names(agent.get("revisions").get(0)))
                .containsExactly(
                        "number",
                        "hash",
                        "name",
                        "createdAt",
                        "changeCause",
                        "images",
                        "nodes",
                        "current",
                        "restartOnly");
    }

    @Test
    void anUnfinishedRolloutTellsHowLongTheRestTakes() throws IOException {
        show(Map.of("node-2", Pod.OLD, "node-3", Pod.OLD));
        JsonNode agent = get(AGENT);
        assertThat(agent.get("nodeSeconds").asInt()).isPositive();
        assertThat(agent.at("/rollout/estimateSeconds").asInt())
                .isEqualTo(2 * agent.get("nodeSeconds").asInt());
        assertThat(agent.at("/rollout/sentence").asText()).contains("1 of 3 nodes updated, about ");
    }

    @Test
    void attentionIsWhatNeedsSomebodyInAllClustersOfTheCaller() throws IOException {
        board.show(new ClusterFixture("beta")
                .nodes(2, "general", "zone-a")
                .daemonSet("logging", "agent", "registry/agent:7", Map.of("node-1", Pod.ABSENT))
                .view(++revision));
        assertThat(get("/api/v1/attention"))
                .extracting(i -> i.get("cluster").asText())
                .containsExactly("alpha");
        clusters.admits("wider-token", "bob", "alpha", "beta");
        JsonNode items = json.readTree(ask("/api/v1/attention", "wider-token").body());
        assertThat(items).extracting(i -> i.get("cluster").asText()).containsExactly("beta", "alpha");
        assertThat(names(items.get(1)))
                .containsExactly("cluster", "sentence", "why", "verdict", "since", "nodes", "hurts", "ways");
        assertThat(items.get(1)).asString().contains("\"hurts\":[{\"namespace\":\"logging\",\"name\":\"agent\"}]");
    }

    @Test
    void nodes() throws IOException {
        JsonNode nodes = get("/api/v1/clusters/alpha/nodes");
        assertThat(nodes).hasSize(3);
        assertThat(names(nodes.get(1)))
                .containsExactly("name", "ready", "unschedulable", "taints", "zone", "daemonSets", "verdicts");
        assertThat(nodes.get(1)).asString().contains("\"daemonSets\":{\"wanted\":2,\"ok\":1}", "\"zone\":\"zone-a\"");
    }

    @Test
    void aNodeInFull() throws IOException {
        JsonNode node = get("/api/v1/clusters/alpha/nodes/node-2");
        assertThat(names(node)).contains("name", "ready", "verdicts", "cells", "overhead");
        assertThat(names(node.get("cells").get(0)))
                .containsExactly("namespace", "name", "wanted", "verdict", "reason", "sentence", "evidence", "since");
        assertThat(node.get("overhead"))
                .asString()
                .contains("\"memory\":{\"requests\":\"0\",\"allocatable\":\"64Gi\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/clusters/none/nodes",
                "/api/v1/clusters/alpha/nodes/none",
                "/api/v1/clusters/a%2Fb/nodes",
                "/api/v1/clusters/alpha/daemonsets/logging/none",
                "/api/v1/clusters/alpha/daemonsets/none/agent",
                "/api/v1/clusters/none/stream",
                "/api/v1/none",
                "/api/v2/clusters",
            })
    void whatIsNotThereIsA404Document(String path) throws IOException {
        Answer answer = ask(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(names(json.readTree(answer.body()))).contains("title", "status", "detail");
    }

    @Test
    void whatDiffersBetweenTwoRevisions() throws IOException {
        Answer diff = ask(AGENT + "/revisions/1/diff?to=2");
        assertThat(diff.status()).isEqualTo(200);
        assertThat(diff.header("Content-Type").orElseThrow()).startsWith("text/x-diff");
        assertThat(diff.body())
                .contains("--- revision 1", "+++ revision 2", "-    v: old", "+    v: new")
                .doesNotContain("$patch");
        assertThat(ask(AGENT + "/revisions/2/diff?to=2").body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/revisions/1/diff, 400", "/revisions/1/diff?to=x, 400", "/revisions/1/diff?to=-1, 400",
        "/revisions/x/diff?to=1, 400", "/revisions/1/diff?to=99, 404", "/revisions/99/diff?to=1, 404",
    })
    void aRevisionThatCannotBeComparedIsNamed(String rest, int status) throws IOException {
        Answer answer = ask(AGENT + rest);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void openApiDescribesTheApiAndNoPage() throws IOException {
        JsonNode document = get("/api/v1/openapi?format=json");
        assertThat(names(document.get("paths")))
                .contains(
                        "/api/v1/clusters/{cluster}/daemonsets/{namespace}/{name}", "/api/v1/clusters/{cluster}/stream")
                .allMatch(path -> path.startsWith("/api/v1/"));
    }

    private JsonNode get(String path) throws IOException {
        Answer answer = ask(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static Answer ask(String path) throws IOException {
        return ask(path, "good-token");
    }

    private static Answer ask(String path, String token) throws IOException {
        return Wire.ask("GET " + path + " HTTP/1.1\nAuthorization: Bearer " + token);
    }

    static List<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
