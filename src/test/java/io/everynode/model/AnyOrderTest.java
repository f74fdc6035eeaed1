package io.everynode.model;

import static io.everynode.model.ModelFacts.CLUSTER;
import static io.everynode.model.ModelFacts.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However objects come, change and go, and whichever kind arrives first, the end is what a fresh list would give. */
class AnyOrderTest {
    private static final int STEPS = 400;

    private final Map<Uid, Fact> truth = new LinkedHashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theModelEqualsOneFilledFromScratch(long seed) {
        var random = new Random(seed);
        var model = new ClusterModel(CLUSTER);
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) == 0 && !truth.isEmpty()) {
                Uid gone = List.copyOf(truth.keySet()).get(random.nextInt(truth.size()));
                truth.remove(gone);
                model.remove(gone);
            } else {
                Fact fact = anyFact(random);
                nameIsFree(fact);
                truth.put(fact.uid(), fact);
                model.put(fact);
            }
            if (random.nextInt(10) == 0) {
                model.publish(T0, true);
            }
        }
        assertSame(model.publish(T0, true), fromScratch(random));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theChangesLeadFromEachSnapshotToTheNext(long seed) {
        var random = new Random(seed);
        var model = new ClusterModel(CLUSTER);
        Snapshot before = model.publish(T0, true);
        for (int step = 0; step < STEPS; step++) {
            Fact fact = anyFact(random);
            if (random.nextInt(3) == 0) {
                model.remove(fact.uid());
            } else {
                model.put(fact);
            }
            if (random.nextInt(5) == 0) {
                Snapshot after = model.publish(T0, true);
                assertThat(after.changes()).containsAll(differences(before, after));
                before = after;
            }
        }
    }

    /** The last fifty and the newest of each reason, each as it was told last. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theEventsThatAreKeptDoNotDependOnTheOrderInWhichTheyCome(long seed) {
        var random = new Random(seed);
        var model = new ClusterModel(CLUSTER);
        model.put(ModelFacts.daemonSet("agent", "ds", "1", Map.of("app", "a")));
        IntStream.range(0, 120).boxed().collect(inAnyOrder(random)).forEach(i -> {
            model.put(event(i, random.nextInt(i + 1)));
            IntStream.range(0, random.nextInt(3)).forEach(again -> model.put(event(i, i)));
            model.put(event(i, i));
        });
        List<EventFacts> kept = model.publish(T0, true)
                .daemonSets()
                .get(ModelFacts.ref("agent"))
                .events();
        assertThat(kept).hasSize(51).startsWith(event(119, 119)).endsWith(event(70, 70), event(0, 0));
    }

    private static EventFacts event(int i, int second) {
        return ModelFacts.event("e" + i, "ds", i == 0 ? "Rare" : "Reason" + i % 3, second);
    }

    private static <T> Collector<T, ?, List<T>> inAnyOrder(Random random) {
        return Collectors.collectingAndThen(Collectors.toList(), list -> {
            Collections.shuffle(list, random);
            return list;
        });
    }

    private Snapshot fromScratch(Random random) {
        var facts = new ArrayList<>(truth.values());
        Collections.shuffle(facts, random);
        var model = new ClusterModel(CLUSTER);
        facts.forEach(model::put);
        return model.publish(T0, true);
    }

    /** An API server lets a name go to another object only once the first is gone. */
    private void nameIsFree(Fact fact) {
        truth.values()
                .removeIf(f -> f instanceof DaemonSetFacts a
                                && fact instanceof DaemonSetFacts b
                                && a.ref().equals(b.ref())
                        || f instanceof NodeFacts m
                                && fact instanceof NodeFacts n
                                && m.name().equals(n.name()));
    }

    private static Fact anyFact(Random random) {
        String ds = "ds" + random.nextInt(4);
        Map<String, String> labels = Map.of("app", "a" + random.nextInt(3));
        int some = random.nextInt(25);
        return switch (random.nextInt(6)) {
            case 0 -> ModelFacts.node("n" + some % 9 % 6, "node" + some % 9, random.nextBoolean());
            case 1 -> ModelFacts.daemonSet("agent" + ds.charAt(2) % 3, ds, "" + random.nextInt(3), labels);
            case 2 -> ModelFacts.revision("r" + some, ds, random.nextInt(5));
            case 3 -> ModelFacts.event("e" + some, ds, "Reason" + some % 3, random.nextInt(60));
            default -> ModelFacts.pod("p" + some, owner(random, ds), target(random), labels, random.nextInt(3));
        };
    }

    private static @Nullable String owner(Random random, String ds) {
        return random.nextInt(3) == 0 ? null : ds;
    }

    private static @Nullable String target(Random random) {
        return random.nextInt(8) == 0 ? null : "n" + random.nextInt(6);
    }

    private static void assertSame(Snapshot snapshot, Snapshot expected) {
        assertThat(snapshot.nodes().inOrder()).isEqualTo(expected.nodes().inOrder());
        assertThat(snapshot.daemonSets()).isEqualTo(expected.daemonSets());
    }

    private static List<Change> differences(Snapshot before, Snapshot after) {
        var differences = new ArrayList<Change>();
        IntStream.range(0, 6).mapToObj(i -> new NodeName("n" + i)).forEach(node -> {
            if (!before.nodes().get(node).equals(after.nodes().get(node))) {
                differences.add(new Change.OfNode(node));
            }
            after.daemonSets().forEach((ref, slice) -> {
                DaemonSetSlice old = before.daemonSets().get(ref);
                if (old != null && !wasGone(after, ref) && !podsOn(old, node).equals(podsOn(slice, node))) {
                    differences.add(new Change.OfPod(ref, node));
                }
            });
        });
        after.daemonSets().forEach((ref, slice) -> {
            DaemonSetSlice old = before.daemonSets().get(ref);
            if (old == null
                    || !old.facts().equals(slice.facts())
                    || !old.events().equals(slice.events())) {
                differences.add(new Change.OfDaemonSet(ref));
            }
        });
        before.daemonSets().forEach((ref, slice) -> {
            DaemonSetSlice now = after.daemonSets().get(ref);
            if (now == null || !now.facts().uid().equals(slice.facts().uid())) {
                differences.add(new Change.Gone(ref, slice.facts().uid()));
            }
        });
        return differences;
    }

    private static boolean wasGone(Snapshot snapshot, DaemonSetRef ref) {
        return snapshot.changes().stream()
                .anyMatch(c -> c instanceof Change.Gone gone && gone.daemonSet().equals(ref));
    }

    private static List<PodFacts> podsOn(DaemonSetSlice slice, NodeName node) {
        return slice.pods().getOrDefault(node, List.of());
    }
}
