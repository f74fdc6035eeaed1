package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.control.Reaction;
import io.everynode.simulation.registry.StatusException;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.view.Taint;
import io.everynode.simulation.world.Act;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the simulated controllers whatever happens, tried on many seeds. */
class ControllerPropertiesTest {
    private static final List<String> STRATEGIES = List.of(
            "{updateStrategy: {type: OnDelete}}",
            "{updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1, maxSurge: 0}}}",
            "{updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: \"50%\", maxSurge: 0}}}",
            "{updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}}",
            "{updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: \"40%\"}}}");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("properties.seeds", 40));
    }

    /** A cluster that lives through twenty random events, and then is healed. */
    private static final class Turmoil implements Reaction {
        private final Lab lab;
        private final Random random;
        private int writes;

        Turmoil(long seed) {
            lab = Lab.of(2 + (int) (seed % 5), seed, List.of());
            random = new Random(seed);
            lab.simulation().caches().add(this);
            lab.daemonSet("agent", STRATEGIES.get((int) (seed % STRATEGIES.size())), "{}");
            lab.spec("agent", "{minReadySeconds: %d}".formatted(random.nextInt(3) * 4));
        }

        /** Each status that the controller writes is one that can be ({@code updateDaemonSetStatus}). */
        @Override
        public void daemonSetChanged(@Nullable DaemonSetView old, @Nullable DaemonSetView now) {
            if (now == null || now.observedGeneration() == 0) {
                return;
            }
            writes++;
            JsonNode status = now.json().path("status");
            int desired = count(status, "desiredNumberScheduled");
            int current = count(status, "currentNumberScheduled");
            int ready = count(status, "numberReady");
            assertThat(count(status, "updatedNumberScheduled")).isBetween(0, current);
            assertThat(current).isBetween(0, desired);
            assertThat(count(status, "numberAvailable")).isBetween(0, ready);
            assertThat(ready).isBetween(0, current);
            assertThat(count(status, "numberUnavailable")).isEqualTo(desired - count(status, "numberAvailable"));
            assertThat(now.observedGeneration())
                    .isBetween(old == null ? 0 : old.observedGeneration(), now.generation());
        }

        private static int count(JsonNode status, String field) {
            return status.path(field).asInt();
        }

        Turmoil rage() {
            for (int i = 0; i < 20; i++) {
                happen();
                lab.advance(Duration.ofMillis(random.nextInt(20_000)));
            }
            return this;
        }

        private void happen() {
            String node = anyNode();
            switch (random.nextInt(12)) {
                case 0, 1 -> lab.image("agent", "agent:" + random.nextInt(4));
                case 2 -> pull(new Act.Restart(Lab.ds("agent")));
                case 3 -> lab.spec("agent", STRATEGIES.get(random.nextInt(STRATEGIES.size())));
                case 4 -> pull(new Act.AddTaint(node, new Taint("t", "", Taint.NO_SCHEDULE)));
                case 5 -> pull(new Act.AddTaint(node, new Taint("t", "", Taint.NO_EXECUTE)));
                case 6 -> pull(new Act.NodeDown(node));
                case 7 -> pull(new Act.NodeUp(node));
                case 8 -> pull(new Act.AddNode("general"));
                case 9 -> pull(nodes().size() > 2 ? new Act.RemoveNode(node) : new Act.Cordon(node));
                case 10 -> behave(random.nextBoolean() ? "crash" : "imagepull");
                default -> pods().forEach(lab::delete);
            }
        }

        private void behave(String how) {
            lab.change(
                    Lab.ds("agent"),
                    json -> Trees.with(json, how, "spec", "template", "metadata", "labels", "behaviour"));
        }

        /** Everything is well again, the DaemonSet gets one more release, and an hour passes. */
        Turmoil heal() {
            for (String node : nodes()) {
                pull(new Act.NodeUp(node));
                pull(new Act.Uncordon(node));
                pull(new Act.RemoveTaint(node, new Taint("t", "", Taint.NO_SCHEDULE)));
                pull(new Act.RemoveTaint(node, new Taint("t", "", Taint.NO_EXECUTE)));
            }
            lab.change(
                    Lab.ds("agent"),
                    json -> Trees.without(json, "spec", "template", "metadata", "labels", "behaviour"));
            if (lab.get(Lab.ds("agent"))
                    .at("/spec/updateStrategy/type")
                    .asText()
                    .equals("OnDelete")) {
                lab.spec("agent", STRATEGIES.get(1));
            }
            lab.image("agent", "agent:last");
            lab.advance(Duration.ofHours(1));
            return this;
        }

        private void pull(Act act) {
            try {
                lab.simulation().levers().pull(act);
            } catch (IllegalArgumentException | StatusException e) {
                // What cannot happen just now does not happen.
            }
        }

        private List<ObjectKey> pods() {
            return lab.pods("agent").stream()
                    .filter(p -> random.nextInt(3) == 0)
                    .map(Lab::pod)
                    .toList();
        }

        private List<String> nodes() {
            return lab.simulation().registry().store().list(Kind.NODE).objects().stream()
                    .map(n -> Trees.text(n, "metadata", "name"))
                    .toList();
        }

        private String anyNode() {
            List<String> nodes = nodes();
            return nodes.get(random.nextInt(nodes.size()));
        }

        String history() {
            return lab.simulation().registry().store().list(Kind.POD).objects()
                    + lab.events().toString();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappenedAHealedClusterHasOneGoodPodOnEveryNode(long seed) {
        Turmoil turmoil = new Turmoil(seed).rage().heal();

        List<String> nodes = turmoil.nodes();
        int n = nodes.size();
        assertThat(turmoil.writes).isPositive();
        assertThat(turmoil.lab.pods("agent")).extracting(Lab::nodeOf).containsExactlyElementsOf(new TreeSet<>(nodes));
        assertThat(turmoil.lab.pods("agent")).extracting(Lab::imageOf).containsOnly("agent:last");
        assertThat(turmoil.lab.counts("agent")).containsExactly(n, n, n, n, n, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameSeedGivesTheSameHistory(long seed) {
        assertThat(new Turmoil(seed).rage().history())
                .isEqualTo(new Turmoil(seed).rage().history());
    }

    /** What has happened to the pods of a rollout so far, judged at each of its moments. */
    private static final class Watcher implements Reaction {
        private final Map<ObjectKey, PodView> pods = new HashMap<>();
        private final List<String> nodes;
        private final Lab lab;
        private int mostUnavailable;
        private int mostSurging;

        Watcher(Lab lab, int nodes) {
            this.lab = lab;
            this.nodes =
                    IntStream.rangeClosed(1, nodes).mapToObj(i -> "node-" + i).toList();
            lab.pods("agent").forEach(p -> pods.put(Lab.pod(p), PodView.of(p)));
            lab.simulation().caches().add(this);
        }

        @Override
        public void podChanged(@Nullable PodView old, @Nullable PodView now) {
            if (now == null) {
                pods.remove(java.util.Objects.requireNonNull(old).key());
                return;
            }
            pods.put(now.key(), now);
            int unavailable =
                    (int) nodes.stream().filter(n -> available(n) == 0).count();
            mostUnavailable = Math.max(mostUnavailable, unavailable);
            if (old == null) {
                mostSurging = Math.max(mostSurging, pairs());
            }
        }

        private long available(String node) {
            int wait = lab.get(Lab.ds("agent")).at("/spec/minReadySeconds").asInt();
            return pods.values().stream()
                    .filter(p -> node.equals(p.target()) && !p.deleting() && p.availableAt(lab.now(), wait))
                    .count();
        }

        private int pairs() {
            Map<String, Long> alive = pods.values().stream()
                    .filter(p -> !p.deleting())
                    .collect(Collectors.groupingBy(
                            p -> java.util.Objects.requireNonNull(p.target()), Collectors.counting()));
            return (int) alive.entrySet().stream()
                    .filter(e -> e.getValue() > 1 && available(e.getKey()) < 2)
                    .count();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRolloutFromHealthKeepsItsBoundsAtEveryMoment(long seed) {
        var random = new Random(seed);
        int nodes = 1 + random.nextInt(9);
        int bound = 1 + random.nextInt(100);
        boolean surges = random.nextBoolean();
        int allowed = Math.ceilDiv(nodes * bound, 100);
        Lab lab = Lab.of(nodes, seed, List.of());
        lab.daemonSet(
                "agent",
                "{minReadySeconds: %d, updateStrategy: {type: RollingUpdate, rollingUpdate: {%s: \"%d%%\", %s: 0}}}"
                        .formatted(
                                random.nextInt(10),
                                surges ? "maxSurge" : "maxUnavailable",
                                bound,
                                surges ? "maxUnavailable" : "maxSurge"),
                "{}");
        lab.seconds(120);
        assertThat(lab.counts("agent")).containsExactly(nodes, nodes, nodes, nodes, nodes, 0, 0);

        Watcher watcher = new Watcher(lab, nodes);
        lab.image("agent", "agent:2");
        lab.seconds(600);

        assertThat(lab.pods("agent")).hasSize(nodes).extracting(Lab::imageOf).containsOnly("agent:2");
        assertThat(watcher.mostUnavailable).isBetween(surges ? 0 : 1, surges ? 0 : allowed);
        assertThat(watcher.mostSurging).isBetween(surges ? 1 : 0, surges ? allowed : 0);
    }
}
