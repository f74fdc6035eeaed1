package io.everynode.model;

import static io.everynode.model.ModelFacts.CLUSTER;
import static io.everynode.model.ModelFacts.T0;
import static io.everynode.model.ModelFacts.daemonSet;
import static io.everynode.model.ModelFacts.event;
import static io.everynode.model.ModelFacts.node;
import static io.everynode.model.ModelFacts.pod;
import static io.everynode.model.ModelFacts.ref;
import static io.everynode.model.ModelFacts.revision;
import static io.everynode.model.ModelFacts.uid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClusterModelTest {
    private static final Map<String, String> APP = Map.of("app", "agent");
    private static final NodeName N1 = new NodeName("n1");

    private final ClusterModel model = new ClusterModel(CLUSTER);

    private void put(Fact... facts) {
        List.of(facts).forEach(model::put);
    }

    private Snapshot publish() {
        return model.publish(T0, true);
    }

    private DaemonSetSlice slice(String name) {
        return publish().daemonSet(ref(name)).orElseThrow();
    }

    @Nested
    class WhatBelongsToADaemonSet {
        @Test
        void podsRevisionsAndEventsThatCameBeforeItAreHeldUntilItComes() {
            put(pod("p", "ds", "n1", APP, 0), revision("r", "ds", 1), event("e", "ds", "Created", 1));
            assertThat(publish().daemonSets()).isEmpty();

            put(daemonSet("agent", "ds", "1", APP));

            DaemonSetSlice slice = slice("agent");
            assertThat(slice.pods().get(N1)).extracting(PodFacts::name).containsExactly("p");
            assertThat(slice.revisions()).hasSize(1);
            assertThat(slice.events()).hasSize(1);
        }

        @Test
        void podsAreJoinedByTheirControllersUidAndNeverByLabels() {
            put(daemonSet("agent", "ds", "1", APP), pod("other", "somebody-else", "n1", APP, 0));
            assertThat(slice("agent").pods()).isEmpty();
        }

        @Test
        void anOrphanBelongsToEveryDaemonSetThatWouldAdoptIt() {
            put(
                    daemonSet("a", "ds-a", "1", APP),
                    pod("orphan", null, "n1", APP, 0),
                    daemonSet("b", "ds-b", "1", APP),
                    daemonSet("c", "ds-c", "1", Map.of("app", "c")),
                    daemonSet("all", "ds-all", "1", Map.of()));
            Snapshot snapshot = publish();
            assertThat(snapshot.daemonSet(ref("a")).orElseThrow().pods()).containsKey(N1);
            assertThat(snapshot.daemonSet(ref("b")).orElseThrow().pods()).containsKey(N1);
            assertThat(snapshot.daemonSet(ref("c")).orElseThrow().pods()).isEmpty();
            assertThat(snapshot.daemonSet(ref("all")).orElseThrow().pods()).isEmpty();
        }

        @Test
        void anAdoptedPodLeavesTheOthersThatWouldHaveTakenIt() {
            put(daemonSet("a", "ds-a", "1", APP), daemonSet("b", "ds-b", "1", APP), pod("p", null, "n1", APP, 0));
            put(pod("p", "ds-b", "n1", APP, 0));
            assertThat(slice("a").pods()).isEmpty();
            assertThat(slice("b").pods().get(N1)).hasSize(1);
        }

        @Test
        void aPodWithoutATargetNodeIsLeftOutUntilItHasOne() {
            put(daemonSet("agent", "ds", "1", APP), pod("p", "ds", null, APP, 0));
            assertThat(slice("agent").pods()).isEmpty();
            put(pod("p", "ds", "n1", APP, 0));
            assertThat(slice("agent").pods()).containsOnlyKeys(N1);
        }

        @Test
        void ofManyEventsTheLastFiftyAndTheNewestOfEachReasonStay() {
            put(
                    daemonSet("agent", "ds", "1", APP),
                    event("rare-1", "ds", "FailedCreate", 1),
                    event("rare-2", "ds", "FailedCreate", 2));
            IntStream.range(0, 100).forEach(i -> put(event("e" + i, "ds", "SuccessfulCreate", 10 + i)));
            List<EventFacts> events = slice("agent").events();
            assertThat(events).hasSize(51);
            assertThat(events.getFirst().uid()).isEqualTo(uid("e99"));
            assertThat(events.getLast().uid()).isEqualTo(uid("rare-2"));
        }

        @Test
        void revisionsAscend() {
            put(daemonSet("agent", "ds", "1", APP), revision("r2", "ds", 2), revision("r1", "ds", 1));
            put(revision("r1", "ds", 3));
            assertThat(slice("agent").revisions())
                    .extracting(r -> r.number().value())
                    .containsExactly(2L, 3L);
        }
    }

    @Nested
    class WhenTheSameNameIsAnotherObject {
        @Test
        void theNewDaemonSetHasNoneOfTheOldOnesPods() {
            put(daemonSet("agent", "old", "1", APP), pod("p-old", "old", "n1", APP, 0));
            publish();
            put(daemonSet("agent", "new", "9", APP), pod("p-new", "new", "n1", APP, 0));
            Snapshot snapshot = publish();
            assertThat(snapshot.daemonSet(ref("agent")).orElseThrow().pods().get(N1))
                    .extracting(PodFacts::name)
                    .containsExactly("p-new");
            assertThat(snapshot.changes()).contains(new Change.Gone(ref("agent"), uid("old")));
        }

        @Test
        void theOldOnesLateEndDoesNotTakeTheNewOneAway() {
            put(daemonSet("agent", "old", "1", APP), node("n1", "node-old", false));
            put(daemonSet("agent", "new", "9", APP), node("n1", "node-new", true));
            model.remove(uid("old"));
            model.remove(uid("node-old"));
            Snapshot snapshot = publish();
            assertThat(snapshot.daemonSet(ref("agent")).orElseThrow().facts().uid())
                    .isEqualTo(uid("new"));
            assertThat(snapshot.nodes().get(N1).orElseThrow().unschedulable()).isTrue();
        }
    }

    @Nested
    class ASnapshot {
        @Test
        void neverChangesAfterwards() {
            put(daemonSet("agent", "ds", "1", APP), pod("p", "ds", "n1", APP, 0));
            DaemonSetSlice before = slice("agent");
            // Each of these alone makes a new slice; none may write into the pods of the one before.
            put(revision("r", "ds", 1), pod("q", "ds", "n2", APP, 0));
            put(daemonSet("agent", "ds", "2", APP), pod("p", "ds", "n1", APP, 7));
            publish();
            assertThat(before.pods()).containsOnlyKeys(N1);
            assertThat(before.pods().get(N1)).extracting(PodFacts::restarts).containsExactly(0);
        }

        @Test
        void sharesWhatDidNotChangeWithTheOneBefore() {
            put(daemonSet("a", "ds-a", "1", APP), daemonSet("b", "ds-b", "1", APP), node("n1", "u", false));
            Snapshot before = publish();
            put(pod("p", "ds-b", "n1", APP, 0));
            Snapshot after = publish();
            assertThat(after.nodes()).isSameAs(before.nodes());
            assertThat(after.daemonSets().get(ref("a")))
                    .isSameAs(before.daemonSets().get(ref("a")));
            assertThat(after.daemonSets().get(ref("b")))
                    .isNotSameAs(before.daemonSets().get(ref("b")));
        }

        @Test
        void namesWhatChangedSinceTheOneBefore() {
            put(daemonSet("agent", "ds", "1", APP), node("n1", "u1", false), pod("p", "ds", "n1", APP, 0));
            publish();
            put(node("n2", "u2", false), pod("p", "ds", "n2", APP, 0));
            assertThat(publish().changes())
                    .containsExactlyInAnyOrder(
                            new Change.OfNode(new NodeName("n2")),
                            new Change.OfPod(ref("agent"), N1),
                            new Change.OfPod(ref("agent"), new NodeName("n2")));
        }

        @Test
        void hasNothingNewAfterTheSameFactsOnceMore() {
            Fact[] facts = {daemonSet("agent", "ds", "1", APP), node("n1", "u1", false), pod("p", "ds", "n1", APP, 0)};
            put(facts);
            publish();
            put(facts);
            assertThat(model.changed()).isFalse();
        }

        @Test
        void keepsNodesInTheirOrderThroughComingChangingAndGoing() {
            put(node("n10", "u10", false), node("n2", "u2", false), node("n1", "u1", false));
            publish();
            put(node("n2", "u2", true));
            model.remove(uid("u1"));
            put(node("n3", "u3", false));
            assertThat(publish().nodes().inOrder())
                    .extracting(n -> n.name().value() + (n.unschedulable() ? " cordoned" : ""))
                    .containsExactly("n2 cordoned", "n3", "n10");
        }
    }

    @Test
    void whatACompleteListDoesNotNameIsGoneAndOtherKindsStay() {
        put(
                daemonSet("agent", "ds", "1", APP),
                node("n1", "u1", false),
                pod("p", "ds", "n1", APP, 0),
                pod("q", "ds", "n2", APP, 0));
        model.retain(PodFacts.class, Set.of(uid("q")));
        Snapshot snapshot = publish();
        assertThat(snapshot.daemonSet(ref("agent")).orElseThrow().pods()).containsOnlyKeys(new NodeName("n2"));
        assertThat(snapshot.nodes().size()).isEqualTo(1);
    }
}
