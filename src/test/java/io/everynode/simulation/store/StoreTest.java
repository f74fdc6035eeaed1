package io.everynode.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StoreTest {
    private final Store store = new Store(4);

    @Test
    void everyWriteOfAnyKindGetsTheNextVersion() {
        ObjectNode node = put("a", "1");
        ObjectNode pod = store.put(pod("ns", "p"), object("ns", "p", "x"));
        ObjectNode again = put("a", "2");

        assertThat(List.of(version(node), version(pod), version(again))).containsExactly("1", "2", "3");
        assertThat(store.version()).isEqualTo(3);
    }

    @Test
    void listingsAreOrderedByNamespaceAndNameAndDoNotChange() {
        store.put(pod("b", "one"), object("b", "one", ""));
        store.put(pod("a", "two"), object("a", "two", ""));
        store.put(pod("a", "one"), object("a", "one", ""));
        store.put(pod("a-b", "one"), object("a-b", "one", ""));

        Listing all = store.list(Kind.POD);
        Listing inA = store.list(Kind.POD, "a");
        store.remove(pod("a", "one"));

        assertThat(all.objects())
                .extracting(pod -> Trees.text(pod, "metadata", "namespace") + "/" + Trees.text(pod, "metadata", "name"))
                .containsExactly("a/one", "a/two", "a-b/one", "b/one");
        assertThat(inA.objects()).hasSize(2);
        assertThat(all.version()).isEqualTo(4);
    }

    @Test
    void storedTreesRefuseToBeChangedAndShareWhatWasStoredBefore() {
        ObjectNode first = put("a", "1");
        ObjectNode second = store.put(ObjectKey.node("a"), Trees.with(first, "2", "status", "phase"));

        assertThat(second.get("spec")).isSameAs(first.get("spec"));
        assertThat(Trees.text(first, "status", "phase")).isEqualTo("1");
        assertThatThrownBy(() -> first.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((ObjectNode) first.get("metadata")).remove("name"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(first.deepCopy().put("x", 1).has("x")).isTrue();
    }

    @Test
    void whatSaysTheSameIsStoredOnce() {
        ObjectNode one = put("a", "Running");
        ObjectNode other = put("b", "Running");

        assertThat(other.get("status")).isSameAs(one.get("status"));
        assertThat(other.get("metadata")).isNotEqualTo(one.get("metadata"));
    }

    @Test
    void listenersHearOfWritesInOrderAlsoOfThoseThatListenersMake() {
        List<String> heard = new ArrayList<>();
        store.listen(change -> {
            if (change.key().name().equals("first")) {
                put("second", "");
            }
        });
        Runnable stop = store.listen(
                change -> heard.add(change.type() + " " + change.key().name()));

        put("first", "");
        store.remove(ObjectKey.node("second"));
        stop.run();
        put("third", "");

        assertThat(heard).containsExactly("ADDED first", "ADDED second", "DELETED second");
    }

    @Test
    void listenersHearOfATransactionAtItsEnd() {
        List<Long> heard = new ArrayList<>();
        store.listen(change -> heard.add(change.version()));

        int duringIt = store.atomically(() -> {
            put("a", "");
            put("b", "");
            return heard.size();
        });

        assertThat(duringIt).isZero();
        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void aChangeCarriesWhatWasBeforeAndARemovalItsOwnVersion() {
        List<Change> heard = new ArrayList<>();
        put("a", "1");
        store.listen(heard::add);

        put("a", "2");
        store.remove(ObjectKey.node("a"));

        assertThat(heard).extracting(Change::type).containsExactly(Change.Type.MODIFIED, Change.Type.DELETED);
        assertThat(Objects.requireNonNull(heard.getFirst().previous())
                        .at("/status/phase")
                        .asText())
                .isEqualTo("1");
        assertThat(version(heard.getLast().object())).isEqualTo("3");
        assertThat(store.remove(ObjectKey.node("a"))).isEmpty();
    }

    @Test
    void theHistoryOfAKindReachesBackSoManyChanges() {
        for (int i = 1; i <= 6; i++) {
            put("a", "" + i);
        }

        assertThat(store.changes(Kind.NODE, 1, 10)).isEmpty();
        Changes changes = store.changes(Kind.NODE, 2, 3).orElseThrow();
        assertThat(changes.changes()).extracting(Change::version).containsExactly(3L, 4L, 5L);
        assertThat(changes.upTo()).isEqualTo(5);
        assertThat(store.changes(Kind.POD, 0, 10).orElseThrow()).isEqualTo(new Changes(List.of(), 6));
    }

    @Test
    void aCompactedHistoryKnowsOnlyWhatComesAfter() {
        put("a", "1");
        store.compact();
        put("a", "2");

        assertThat(store.changes(Kind.NODE, 0, 10)).isEmpty();
        assertThat(store.changes(Kind.POD, 0, 10)).isEmpty();
        assertThat(store.changes(Kind.NODE, 1, 10).orElseThrow().changes()).hasSize(1);
    }

    private ObjectNode put(String node, String phase) {
        return store.put(ObjectKey.node(node), object("", node, phase));
    }

    private static ObjectKey pod(String namespace, String name) {
        return new ObjectKey(Kind.POD, namespace, name);
    }

    private static ObjectNode object(String namespace, String name, String phase) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("namespace", namespace).put("name", name);
        object.putObject("spec").put("x", 1);
        object.putObject("status").put("phase", phase);
        return object;
    }

    private static String version(ObjectNode object) {
        return Trees.text(object, "metadata", "resourceVersion");
    }
}
