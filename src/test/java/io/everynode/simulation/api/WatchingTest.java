package io.everynode.simulation.api;

import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.registry.DeleteOptions;
import io.everynode.simulation.registry.Part;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchingTest extends ServerFixture {
    private static final ObjectKey POD = new ObjectKey(Kind.POD, "prod", "p");

    private final List<JsonNode> events = Client.events();

    enum Transport {
        CHUNKED,
        WEB_SOCKET
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsSentInOrder(Transport transport) {
        watch(transport, PODS + "?watch=true&resourceVersion=" + store.version());
        registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);
        label("x");
        registry.delete(POD, DeleteOptions.background());
        registry.delete(POD, DeleteOptions.now());

        awaitEvents("ADDED p", "MODIFIED p", "MODIFIED p", "DELETED p");
        assertThat(events.getLast().at("/object/metadata/resourceVersion").asLong())
                .isEqualTo(store.version());
        assertThat(events.getFirst().at("/object/kind").asText()).isEqualTo("Pod");
    }

    @ParameterizedTest
    @EnumSource
    void aWatchResumesWhereItWasLeft(Transport transport) {
        createPods(3);
        long seen = store.version() - 1;

        watch(transport, PODS + "?watch=true&resourceVersion=" + seen);

        awaitEvents("ADDED pod-2");
    }

    @ParameterizedTest
    @EnumSource
    void aWatchFromBeyondTheHistoryEndsWith410(Transport transport) {
        createPods(60);

        CompletableFuture<?> ended = watch(transport, PODS + "?watch=true&resourceVersion=1");

        awaitEvents("ERROR ");
        assertThat(events.getFirst().at("/object/code").asInt()).isEqualTo(410);
        assertThat(events.getFirst().at("/object/message").asText())
                .isEqualTo("too old resource version: 1 (%d)".formatted(store.version()));
        await().until(ended::isDone);
    }

    @Test
    void withoutAVersionAWatchBeginsWithWhatIsThere() {
        createPods(2);

        watch(Transport.CHUNKED, PODS + "?watch=true");

        awaitEvents("ADDED pod-0", "ADDED pod-1");
    }

    @Test
    void initialEventsEndWithABookmarkIfAskedFor() {
        createPods(1);

        watch(
                Transport.CHUNKED,
                PODS + "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");

        awaitEvents("ADDED pod-0", "BOOKMARK ");
        assertThat(events.getLast()
                        .at("/object/metadata/annotations")
                        .path("k8s.io/initial-events-end")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void whatStopsMatchingIsDeletedAsFarAsTheWatchSees() {
        registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);
        watch(Transport.WEB_SOCKET, PODS + "?watch=true&labelSelector=app%3Dx&resourceVersion=" + store.version());
        label("x");
        label("y");
        registry.create(Kind.POD, "prod", pod("unseen", "node-1"), INTERNAL);
        label("x");

        awaitEvents("ADDED p", "DELETED p", "ADDED p");
    }

    @Test
    void bookmarksCarryTheNewestVersionOfAll() {
        watch(Transport.WEB_SOCKET, PODS + "?watch=true&allowWatchBookmarks=true&resourceVersion=" + store.version());
        watch(Transport.CHUNKED, PODS + "?watch=true&resourceVersion=" + store.version());
        registry.update(
                ObjectKey.node("node-1"),
                Part.MAIN,
                node -> Trees.with(node, "x", "metadata", "labels", "a"),
                INTERNAL);
        await().until(() -> server.watches() == 2);

        server.bookmark();

        awaitEvents("BOOKMARK ");
        assertThat(events.getFirst().at("/object/metadata/resourceVersion").asLong())
                .isEqualTo(store.version());
        assertThat(events.getFirst().at("/object/kind").asText()).isEqualTo("Pod");
    }

    @Test
    void aWatchEndsAfterItsTime() {
        CompletableFuture<?> ended = watch(Transport.CHUNKED, PODS + "?watch=true&timeoutSeconds=1");

        await().until(ended::isDone);
        await().until(() -> server.watches() == 0);
        assertThat(events).isEmpty();
    }

    @Test
    void aTableIsWatchedRowByRow() {
        createPods(2);

        String body =
                admin.table(PODS + "?watch=true&timeoutSeconds=1").response().body();
        List<JsonNode> events = body.lines().map(Client::json).toList();

        assertThat(events.getFirst().at("/object/columnDefinitions/0/name").asText())
                .isEqualTo("Name");
        assertThat(events.getLast().at("/object/columnDefinitions").isNull()).isTrue();
        assertThat(events.getLast().at("/object/rows/0/cells/0").asText()).isEqualTo("pod-1");
    }

    private CompletableFuture<?> watch(Transport transport, String path) {
        return switch (transport) {
            case CHUNKED -> admin.watch(path, events);
            case WEB_SOCKET -> admin.webSocket(path, events);
        };
    }

    private void label(String value) {
        registry.update(POD, Part.MAIN, pod -> Trees.with(pod, value, "metadata", "labels", "app"), INTERNAL);
    }

    private void awaitEvents(String... expected) {
        await().untilAsserted(() -> assertThat(events)
                .extracting(event -> event.path("type").asText() + " "
                        + event.at("/object/metadata/name").asText())
                .containsExactly(expected));
    }
}
