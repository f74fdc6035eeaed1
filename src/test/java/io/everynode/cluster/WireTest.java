package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterName;
import io.everynode.model.Fact;
import io.everynode.model.PodFacts;
import io.everynode.model.Uid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What comes over the wire is cut into objects before any of them is decoded. */
class WireTest {
    private static final String POD = """
            {"metadata": {"name": "põd-ü", "namespace": "ns", "uid": "u-1", "resourceVersion": "17",
               "labels": {"uid": "not this one"}, "creationTimestamp": "2026-11-24T06:00:00Z",
               "managedFields": [{"manager": "kubelet", "fieldsV1": {"f:status": {}}}],
               "ownerReferences": [{"apiVersion": "apps/v1", "kind": "DaemonSet", "name": "d", "uid": "d-1", "controller": true}]},
             "spec": {"nodeName": "n1", "containers": "no list at all"}, "status": {"phase": "Running"}}""";

    private final Decoder decoder = new Decoder(new ClusterName("c"));

    private static ListPage page(String json) throws IOException {
        return ListPage.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Nested
    class APage {
        @Test
        void isCutAtItsObjectsWhateverStandsAroundThem() throws IOException {
            ListPage page =
                    page("{ \"kind\":\"PodList\", \"items\" : [ %s ,\n%s, 7, null ], \"extra\": [{\"items\": []}],"
                                    .formatted(POD, POD.replace("u-1", "u-2"))
                            + "\"metadata\": {\"resourceVersion\": \"99\", \"continue\": \"more\"}}");
            assertThat(page.resourceVersion()).isEqualTo("99");
            assertThat(page.next()).isEqualTo("more");
            assertThat(page.items()).extracting(RawObject::uid).containsExactly("u-1", "u-2", "", "");
            RawObject second = page.items().get(1);
            assertThat(new String(second.bytes(), second.from(), second.length(), StandardCharsets.UTF_8))
                    .isEqualTo(POD.replace("u-1", "u-2"));
        }

        @Test
        void withoutItemsIsEmpty() throws IOException {
            ListPage page = page("{\"metadata\": {\"resourceVersion\": \"5\"}, \"items\": null}");
            assertThat(page.items()).isEmpty();
            assertThat(page.next()).isEmpty();
        }
    }

    @Nested
    class AMessage {
        @Test
        void namesItsObjectWithoutDecodingIt() throws IOException {
            WatchMessage message = WatchMessage.read("{\"type\":\"MODIFIED\",\"object\":" + POD + "}");
            assertThat(message.type()).isEqualTo("MODIFIED");
            assertThat(message.object()).hasToString("ns/põd-ü");
            assertThat(message.object().uid()).isEqualTo("u-1");
            assertThat(message.object().resourceVersion()).isEqualTo("17");
        }

        @Test
        void thatIsABookmarkHasAPosition() throws IOException {
            WatchMessage message = WatchMessage.read(
                    "{\"object\":{\"kind\":\"Pod\",\"metadata\":{\"resourceVersion\":\"18\"}},\"type\":\"BOOKMARK\"}");
            assertThat(message.type()).isEqualTo("BOOKMARK");
            assertThat(message.object().resourceVersion()).isEqualTo("18");
        }
    }

    @Test
    void whatNoFactNeedsIsNotEvenDecoded() throws IOException {
        Optional<? extends Fact> fact = decoder.fact(
                Watched.PODS,
                page("{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[" + POD + "]}")
                        .items()
                        .getFirst());
        assertThat(fact)
                .get()
                .isInstanceOfSatisfying(
                        PodFacts.class, p -> assertThat(p.name()).isEqualTo("põd-ü"));
    }

    @Nested
    class AnObjectThatCannotBeRead {
        private final Quarantine quarantine = new Quarantine();

        private Optional<? extends Fact> read(String json) throws IOException {
            RawObject raw = page("{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[" + json + "]}")
                    .items()
                    .getFirst();
            return quarantine.read(Watched.PODS, raw, () -> decoder.fact(Watched.PODS, raw));
        }

        @Test
        void isHeldWithWhatIsWrongAndLetGoOnceItIsMended() throws IOException {
            assertThat(read(POD.replace("2026-11-24T06:00:00Z", "never"))).isEmpty();
            assertThat(quarantine.held())
                    .containsExactly(new Quarantine.Held(
                            Watched.PODS,
                            "ns/põd-ü",
                            "metadata.creationTimestamp: expected a time as in RFC 3339, found \"never\""));
            assertThat(read(POD)).isPresent();
            assertThat(quarantine.held()).isEmpty();
        }

        @Test
        void isNoLongerHeldOnceAListIsWithoutIt() throws IOException {
            assertThat(read(POD.replace("2026-11-24T06:00:00Z", "never"))).isEmpty();
            quarantine.retain(Watched.NODES, Set.of());
            quarantine.retain(Watched.PODS, Set.of(new Uid("u-1")));
            assertThat(quarantine.held()).hasSize(1);
            quarantine.retain(Watched.PODS, Set.of());
            assertThat(quarantine.held()).isEmpty();
        }

        @Test
        void mayBeOfAnyShape() throws IOException {
            for (String shape :
                    List.of("7", "null", "\"x\"", "[]", "{}", "{\"metadata\":[]}", "{\"metadata\":{},\"spec\":7}")) {
                assertThat(read(shape)).as(shape).isEmpty();
            }
        }
    }
}
