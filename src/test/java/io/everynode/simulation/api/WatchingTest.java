package io.everynode.simulation.api;

import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.DeleteOptions;
import io.everynode.simulation.registry.Part;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
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
    void whoDoesNotReadHoldsNobodyUpAndIsToldThatHeMissedSomething() throws Exception {
        try (Socket idle = new Socket("127.0.0.1", server.port())) {
            String request =
                    "GET %s?watch=true&resourceVersion=%d HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer admin-token\r\n\r\n";
            idle.getOutputStream()
                    .write(request.formatted(PODS, store.version()).getBytes(StandardCharsets.US_ASCII));
            watch(Transport.CHUNKED, PODS + "?watch=true&resourceVersion=" + store.version());
            await().until(() -> server.watches() == 2);
            int written = 120;
            for (int i = 0; i < written; i++) {
                ObjectNode pod = pod("pod-" + i, "node-1");
                pod.withObject("/metadata/annotations").put("big", "x".repeat(200_000));
                registry.create(Kind.POD, "prod", pod, INTERNAL);
                int sent = i + 1;
                await().until(() -> events.size() == sent);
            }

            idle.setSoTimeout(20_000);
            String text = new String(idle.getInputStream().readNBytes(30_000_000), StandardCharsets.UTF_8);
            assertThat(text).contains("\"name\":\"pod-0\"").doesNotContain("\"name\":\"pod-119\"");
            assertThat(text).contains("too old resource version");
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the watch did not end", e);
        }
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
