package io.everynode.simulation.api;

import static io.everynode.simulation.registry.ManifestFixtures.named;
import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.api.Client.Reply;
import io.everynode.simulation.registry.DeleteOptions;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest extends ServerFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/apis",
                "/apis/apps",
                "/api/v1",
                "/apis/apps/v1",
                "/apis/authorization.k8s.io/v1",
                "/apis/authentication.k8s.io/v1",
                "/version",
                "/openapi/v3",
                "/openapi/v3/apis/apps/v1"
            })
    void discoveryIsServedToWhoeverIsKnown(String path) {
        assertThat(viewer.get(path).code()).isEqualTo(200);
        assertThat(viewer.get(path).json().isObject()).isTrue();
        assertThat(new Client(server.url(), "").get(path).code()).isEqualTo(401);
    }

    @Test
    void aResourceListSaysWhatCanBeDoneWithEachKind() {
        JsonNode resources = viewer.get("/apis/apps/v1").json().path("resources");

        assertThat(resources.findValuesAsText("name"))
                .containsExactlyInAnyOrder("daemonsets", "daemonsets/status", "controllerrevisions");
        assertThat(resources.get(0).path("shortNames").path(0).asText()).isEqualTo("ds");
    }

    @Test
    void theDateIsTheClusters() {
        assertThat(admin.get("/version").response().headers().firstValue("Date"))
                .hasValue("Fri, 2 Jan 2026 03:04:05 GMT");
    }

    @Test
    void anUnknownTokenIsNobody() {
        Reply reply = new Client(server.url(), "wrong").get(DAEMON_SETS);

        assertThat(reply.code()).isEqualTo(401);
        assertThat(reply.json().path("reason").asText()).isEqualTo("Unauthorized");
    }

    @Test
    void whatIsNotThereIsSaidAsKubernetesSaysIt() {
        assertThat(admin.get(DAEMON_SETS + "/nope").message()).isEqualTo("daemonsets.apps \"nope\" not found");
        assertThat(admin.get("/apis/apps/v1/deployments").message())
                .isEqualTo("the server could not find the requested resource");
        assertThat(admin.get(DAEMON_SETS + "/agent/scale").code()).isEqualTo(404);
        assertThat(admin.send("PATCH", DAEMON_SETS, "{}").code()).isEqualTo(405);
    }

    @Test
    void aListsItemsDoNotRepeatTheirKind() {
        JsonNode list = viewer.get(DAEMON_SETS).json();

        assertThat(list.path("kind").asText()).isEqualTo("DaemonSetList");
        assertThat(list.at("/metadata/resourceVersion").asText()).isEqualTo(Long.toString(store.version()));
        assertThat(list.at("/items/0").has("kind")).isFalse();
        assertThat(list.at("/items/0/metadata/name").asText()).isEqualTo("agent");
    }

    @Test
    void pagesShowOneInstantHoweverMuchIsWrittenBetweenThem() {
        createPods(5);
        Reply first = admin.get(PODS + "?limit=2");
        registry.delete(new ObjectKey(Kind.POD, "prod", "pod-4"), DeleteOptions.now());
        registry.create(Kind.POD, "prod", pod("pod-9", ""), INTERNAL);
        List<String> names = new ArrayList<>(names(first));
        Reply page = first;
        while (page.json().at("/metadata").has("continue")) {
            page = admin.get(PODS + "?limit=2&continue="
                    + page.json().at("/metadata/continue").asText());
            names.addAll(names(page));
        }

        assertThat(names).containsExactly("pod-0", "pod-1", "pod-2", "pod-3", "pod-4");
        assertThat(first.json().at("/metadata/remainingItemCount").asInt()).isEqualTo(3);
        assertThat(page.json().at("/metadata/resourceVersion"))
                .isEqualTo(first.json().at("/metadata/resourceVersion"));
    }

    @Test
    void aPageTokenExpiresAndANonsenseOneIsRefused() {
        createPods(3);
        String token =
                admin.get(PODS + "?limit=1").json().at("/metadata/continue").asText();
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(6)));

        Reply expired = admin.get(PODS + "?limit=1&continue=" + token);
        assertThat(expired.code()).isEqualTo(410);
        assertThat(expired.json().path("reason").asText()).isEqualTo("Expired");
        assertThat(admin.get(PODS + "?continue=abc").code()).isEqualTo(400);
    }

    @Test
    void aListCanBeHadAsItWas() {
        createPods(2);
        long version = store.version();
        createPods(0);
        registry.delete(new ObjectKey(Kind.POD, "prod", "pod-0"), DeleteOptions.now());
        registry.create(Kind.POD, "prod", pod("pod-7", ""), INTERNAL);

        Reply then = admin.get(PODS + "?resourceVersionMatch=Exact&resourceVersion=" + version);
        assertThat(names(then)).containsExactly("pod-0", "pod-1");
        assertThat(names(admin.get(PODS + "?resourceVersion=0"))).containsExactly("pod-1", "pod-7");

        store.compact();
        assertThat(admin.get(PODS + "?resourceVersionMatch=Exact&resourceVersion=" + version)
                        .code())
                .isEqualTo(410);
    }

    @Test
    void aVersionOfTheFutureIsRefused() {
        Reply reply = admin.get(PODS + "?resourceVersion=99999");

        assertThat(reply.code()).isEqualTo(504);
        assertThat(reply.message())
                .isEqualTo("Timeout: Too large resource version: 99999, current: " + store.version());
    }

    @ParameterizedTest
    @CsvSource({
        "labelSelector=app%3Dx, 1",
        "labelSelector=app!%3Dx, 2",
        "fieldSelector=spec.nodeName%3Dnode-1, 2",
        "fieldSelector=spec.nodeName!%3Dnode-1, 1",
        "fieldSelector=metadata.name%3Dpod-1, 1",
        "'fieldSelector=spec.nodeName%3Dnode-1,status.phase%3DPending', 2",
        "fieldSelector=status.phase%3DRunning, 0"
    })
    void selectorsChoose(String query, int count) {
        createPods(2);
        ObjectNode labelled = pod("labelled", "");
        labelled.withObject("/metadata/labels").put("app", "x");
        registry.create(Kind.POD, "prod", labelled, INTERNAL);

        assertThat(names(admin.get(PODS + "?" + query))).hasSize(count);
        assertThat(names(admin.get("/api/v1/pods?" + query))).hasSize(count);
        registry.create(Kind.NAMESPACE, "", named("other"), INTERNAL);
        assertThat(names(admin.get("/api/v1/namespaces/other/pods?" + query))).isEmpty();
    }

    @Test
    void aFieldThatIsNotIndexedCannotBeSelectedBy() {
        assertThat(admin.get(DAEMON_SETS + "?fieldSelector=spec.foo%3Da").message())
                .isEqualTo(
                        "\"spec.foo\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
        assertThat(admin.get(PODS + "?fieldSelector=spec.foo%3Da").message())
                .isEqualTo("field label not supported: spec.foo");
    }

    @Test
    void aTableHasTheColumnsThatKubectlPrints() {
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(5)));
        JsonNode table = viewer.table(DAEMON_SETS).json();

        assertThat(table.path("columnDefinitions").findValuesAsText("name"))
                .containsExactly(
                        "Name",
                        "Desired",
                        "Current",
                        "Ready",
                        "Up-to-date",
                        "Available",
                        "Node Selector",
                        "Age",
                        "Containers",
                        "Images",
                        "Selector");
        assertThat(table.at("/rows/0/cells"))
                .hasToString("[\"agent\",0,0,0,0,0,\"<none>\",\"5m\",\"main\",\"agent:1\",\"app=agent\"]");
        assertThat(table.at("/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
    }

    @Test
    void metadataAloneIsServedToWhoAsksForIt() {
        Reply reply = admin.send(
                "GET", PODS, "", "Accept", "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1");

        assertThat(reply.json().path("kind").asText()).isEqualTo("PartialObjectMetadataList");
    }

    private static List<String> names(Reply reply) {
        List<String> names = new ArrayList<>();
        reply.json()
                .path("items")
                .forEach(item -> names.add(item.at("/metadata/name").asText()));
        return names;
    }
}
