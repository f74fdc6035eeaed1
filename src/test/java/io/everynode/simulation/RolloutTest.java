package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.world.Act;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTest {
    private static final String SURGE =
            "{updateStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: %s, maxUnavailable: 0}}}";
    private static final String UNAVAILABLE =
            "{updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: %s}}}";

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "'50%', 4", "'1%', 1"})
    void neverMoreNodesAreUnavailableThanAllowed(String maxUnavailable, int allowed) {
        Lab lab = settled(8, UNAVAILABLE.formatted(maxUnavailable));
        lab.image("agent", "agent:2");
        int most = 0;
        for (int i = 0; i < 2000 && updated(lab) < 8; i++) {
            lab.advance(Duration.ofMillis(100));
            most = Math.max(most, 8 - nodesWithReadyPod(lab));
        }
        lab.seconds(60);
        assertThat(most).isBetween(1, allowed);
        assertThat(lab.pods("agent")).extracting(Lab::imageOf).containsOnly("agent:2");
        assertThat(lab.counts("agent")).containsExactly(8, 8, 8, 8, 8, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "'50%', 4"})
    void whileSurgingEveryNodeIsServedAndNoMoreNodesHaveTwoPodsThanAllowed(String maxSurge, int allowed) {
        Lab lab = settled(8, SURGE.formatted(maxSurge));
        lab.image("agent", "agent:2");
        int most = 0;
        for (int i = 0; i < 2000 && updated(lab) < 8; i++) {
            lab.advance(Duration.ofMillis(100));
            assertThat(nodesWithReadyPod(lab)).isEqualTo(8);
            most = Math.max(most, unfinishedPairs(lab));
        }
        lab.seconds(60);
        assertThat(most).isBetween(1, allowed);
        assertThat(lab.pods("agent")).hasSize(8).extracting(Lab::imageOf).containsOnly("agent:2");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theCountsKeepTheirInvariantsThroughAnything(long seed) {
        Lab lab = Lab.of(9, seed, List.of());
        lab.daemonSet("agent", UNAVAILABLE.formatted("2"), "{}");
        Random random = new Random(seed);
        for (int i = 0; i < 120; i++) {
            disturb(lab, random, i);
            lab.advance(Duration.ofMillis(500 + random.nextInt(6000)));
            List<Integer> c = lab.counts("agent");
            assertThat(c.get(3)).as("updated of %s", c).isBetween(0, c.get(1));
            assertThat(c.get(1)).as("current of %s", c).isLessThanOrEqualTo(c.get(0));
            assertThat(c.get(4)).as("available of %s", c).isBetween(0, c.get(2));
            assertThat(c.get(2)).as("ready of %s", c).isLessThanOrEqualTo(c.get(1));
            assertThat(c.get(5)).as("unavailable of %s", c).isEqualTo(c.get(0) - c.get(4));
        }
    }

    private static void disturb(Lab lab, Random random, int i) {
        String node = "node-" + (1 + random.nextInt(9));
        switch (random.nextInt(7)) {
            case 0 -> lab.image("agent", "agent:" + i);
            case 1 -> lab.simulation().levers().pull(new Act.NodeDown(node));
            case 2 -> lab.simulation().levers().pull(new Act.NodeUp(node));
            case 3 -> lab.simulation().levers().pull(new Act.Crash(Lab.ds("agent"), node, 1, ""));
            case 4 -> lab.simulation().levers().pull(new Act.DeletePod(Lab.ds("agent"), node));
            case 5 -> lab.simulation().levers().pull(new Act.Undo(Lab.ds("agent")));
            default -> lab.simulation().levers().pull(new Act.Restart(Lab.ds("agent")));
        }
    }

    @Test
    void brokenOldPodsAreAllReplacedAtOnceWhateverTheBound() {
        Lab lab = Lab.of(6);
        lab.daemonSet("agent");
        lab.change(
                Lab.ds("agent"),
                json -> Trees.with(json, "crash", "spec", "template", "metadata", "labels", "behaviour"));
        lab.seconds(60);
        lab.change(Lab.ds("agent"), json -> Trees.without(json, "spec", "template", "metadata", "labels", "behaviour"));
        lab.seconds(2);
        assertThat(lab.pods("agent"))
                .filteredOn(p -> p.at("/metadata").has("deletionTimestamp")
                        || !p.at("/metadata/labels").has("behaviour"))
                .hasSize(6);
        lab.seconds(30);
        assertThat(lab.counts("agent")).containsExactly(6, 6, 6, 6, 6, 0, 0);
    }

    @Test
    void aSilentNodeUsesUpTheBudgetForGood() {
        Lab lab = settled(5, "{}", "{tolerations: [{operator: Exists}]}");
        lab.simulation().levers().pull(new Act.NodeDown("node-3"));
        lab.seconds(70);
        lab.image("agent", "agent:2");
        lab.seconds(600);
        assertThat(lab.pods("agent"))
                .filteredOn(p -> Lab.imageOf(p).equals("agent:2"))
                .isEmpty();
        lab.simulation().levers().pull(new Act.NodeUp("node-3"));
        lab.seconds(120);
        assertThat(lab.counts("agent")).containsExactly(5, 5, 5, 5, 5, 0, 0);
    }

    @Test
    void fiveBadReleasesInARowTakeOnlyAsManyPodsAsAllowed() {
        Lab lab = settled(4, "{}");
        for (int i = 0; i < 5; i++) {
            String image = "agent:bad-" + i;
            lab.change(
                    Lab.ds("agent"),
                    json -> Trees.with(json, "imagepull", "spec", "template", "metadata", "labels", "behaviour"));
            lab.image("agent", image);
            lab.seconds(15);
        }
        assertThat(nodesWithReadyPod(lab)).isEqualTo(3);
    }

    @Nested
    class OnDelete {
        @Test
        void nothingIsReplacedUntilItsPodIsDeleted() {
            Lab lab = settled(3, "{updateStrategy: {type: OnDelete}}");
            lab.image("agent", "agent:2");
            lab.seconds(60);
            assertThat(lab.pods("agent")).extracting(Lab::imageOf).containsOnly("agent:1");
            assertThat(lab.counts("agent")).containsExactly(3, 3, 3, 0, 3, 0, 0);
            lab.delete(Lab.pod(lab.podOn("agent", "node-2")));
            lab.seconds(30);
            assertThat(lab.pods("agent")).extracting(Lab::imageOf).containsExactly("agent:1", "agent:2", "agent:1");
        }
    }

    @Nested
    class TheHistory {
        @Test
        void hasOneRevisionForEachTemplateAndUndoRenumbersTheOldOne() {
            Lab lab = settled(2, "{}");
            lab.image("agent", "agent:2");
            lab.seconds(60);
            lab.image("agent", "agent:3");
            lab.seconds(60);
            lab.simulation().levers().pull(new Act.Undo(Lab.ds("agent")));
            lab.seconds(60);
            assertThat(lab.revisions("agent")).containsExactly("1 agent:1", "3 agent:3", "4 agent:2");
            assertThat(lab.counts("agent")).containsExactly(2, 2, 2, 2, 2, 0, 0);
        }

        @Test
        void keepsAsManyOldRevisionsAsItShould() {
            Lab lab = settled(1, "{revisionHistoryLimit: 2}");
            for (int i = 2; i <= 6; i++) {
                lab.image("agent", "agent:" + i);
                lab.seconds(60);
            }
            assertThat(lab.revisions("agent")).containsExactly("4 agent:4", "5 agent:5", "6 agent:6");
        }

        @Test
        void neverForgetsARevisionThatAPodStillRuns() {
            Lab lab = settled(1, "{revisionHistoryLimit: 0, updateStrategy: {type: OnDelete}}");
            lab.image("agent", "agent:2");
            lab.seconds(10);
            lab.image("agent", "agent:3");
            lab.seconds(10);
            assertThat(lab.revisions("agent")).containsExactly("1 agent:1", "3 agent:3");
        }

        @Test
        void aRestartMakesARevisionOfItsOwn() {
            Lab lab = settled(2, "{}");
            lab.simulation().levers().pull(new Act.Restart(Lab.ds("agent")));
            lab.seconds(60);
            assertThat(lab.revisions("agent")).containsExactly("1 agent:1", "2 agent:1");
        }

        @Test
        void carriesTheAnnotationsOfItsTime() {
            Lab lab = settled(1, "{}");
            lab.simulation().levers().pull(new Act.RollOut(Lab.ds("agent"), "agent:2", "because"));
            lab.seconds(30);
            var newest = lab.simulation().registry().store().list(Kind.CONTROLLER_REVISION).objects().stream()
                    .filter(r -> r.path("revision").asInt() == 2)
                    .findFirst()
                    .orElseThrow();
            assertThat(Trees.text(newest, "metadata", "annotations", "kubernetes.io/change-cause"))
                    .isEqualTo("because");
        }

        @Test
        void twoRevisionsOfTheSameTemplateBecomeOne() {
            Lab lab = settled(2, "{}");
            var store = lab.simulation().registry().store();
            var revision = store.list(Kind.CONTROLLER_REVISION).objects().getFirst();
            var twin = Trees.without(
                    Trees.with(
                            Trees.with(
                                    Trees.with(revision, "agent-twin", "metadata", "name"),
                                    "twin",
                                    "metadata",
                                    "labels",
                                    "controller-revision-hash"),
                            5,
                            "revision"),
                    "metadata",
                    "uid");
            lab.create(Kind.CONTROLLER_REVISION, Trees.without(twin, "metadata", "resourceVersion"));
            lab.seconds(10);
            assertThat(lab.revisions("agent")).containsExactly("5 agent:1");
            assertThat(lab.pods("agent"))
                    .extracting(p ->
                            p.at("/metadata/labels/controller-revision-hash").asText())
                    .containsOnly("twin");
            assertThat(lab.counts("agent")).containsExactly(2, 2, 2, 2, 2, 0, 0);
        }
    }

    private static Lab settled(int nodes, String spec) {
        return settled(nodes, spec, "{}");
    }

    private static Lab settled(int nodes, String spec, String podSpec) {
        Lab lab = Lab.of(nodes);
        lab.daemonSet("agent", spec, podSpec);
        return lab.seconds(60);
    }

    private static int updated(Lab lab) {
        return (int) lab.pods("agent").stream()
                .filter(p -> Lab.imageOf(p).equals("agent:2") && Lab.ready(p))
                .count();
    }

    /** Nodes with a pod that serves: one that is Ready and not being deleted. */
    private static int nodesWithReadyPod(Lab lab) {
        return (int) lab.pods("agent").stream()
                .filter(p -> Lab.ready(p) && !p.at("/metadata").has("deletionTimestamp"))
                .map(Lab::nodeOf)
                .distinct()
                .count();
    }

    private static int unfinishedPairs(Lab lab) {
        List<JsonNode> young = lab.pods("agent").stream()
                .filter(p -> Lab.imageOf(p).equals("agent:2") && !Lab.ready(p))
                .map(p -> (JsonNode) p)
                .toList();
        return young.size();
    }
}
