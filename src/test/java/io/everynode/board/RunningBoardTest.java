package io.everynode.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.cluster.DaemonSetTranslator;
import io.everynode.cluster.NodeTranslator;
import io.everynode.cluster.PodTranslator;
import io.everynode.insight.Verdict;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Fact;
import io.everynode.model.Freshness;
import io.everynode.model.NodeName;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningBoardTest {
    private static final ClusterName NAME = new ClusterName("one");
    private static final DaemonSetRef AGENT = new DaemonSetRef(NAME, "ns", "agent");

    private final HandSource source = new HandSource("one");
    private final RunningBoard board = new RunningBoard(() -> Duration.ofMinutes(5));

    @BeforeEach
    void start() {
        board.start(List.of(source, new HandSource("two")));
    }

    @AfterEach
    void stop() {
        board.stop();
    }

    private View view() {
        return board.view(NAME).orElseThrow();
    }

    private Optional<Verdict> verdict(String node) {
        return Optional.ofNullable(view().understanding().daemonSets().get(AGENT))
                .flatMap(u -> u.cell(new NodeName(node)))
                .map(c -> c.verdict());
    }

    private void awaitVerdict(String node, Verdict expected) {
        await().untilAsserted(() -> assertThat(verdict(node)).contains(expected));
    }

    private static Fact node(String name) {
        return NodeTranslator.facts(Serialization.unmarshal("""
                metadata: {name: %s, uid: %s, creationTimestamp: "2026-11-24T08:00:00Z"}
                status: {conditions: [{type: Ready, status: "True"}]}
                """.formatted(name, name), Node.class));
    }

    private static DaemonSetFacts daemonSet(String name) {
        return DaemonSetTranslator.facts(NAME, Serialization.unmarshal("""
                metadata: {name: %s, namespace: ns, uid: %s, generation: 1, creationTimestamp: "2026-11-24T08:00:00Z"}
                spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: i}]}}}
                status: {observedGeneration: 1}
                """.formatted(name, name), DaemonSet.class));
    }

    private static Fact pod(String node, String phase) {
        return PodTranslator.facts(Serialization.unmarshal("""
                        metadata:
                          {name: p-%s, namespace: ns, uid: p-%s, creationTimestamp: "2026-11-24T08:00:00Z", labels: {app: a},
                          ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: agent, controller: true}]}
                        spec: {nodeName: %s}
                        status: {phase: %s, conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-11-24T08:00:05Z"}]}
                        """.formatted(node, node, node, phase), Pod.class))
                .orElseThrow();
    }

    @Test
    void everyConfiguredClusterIsThereBeforeAnythingWasHeard() {
        assertThat(board.clusters()).extracting(ClusterName::value).containsExactly("one", "two");
        assertThat(view().freshness().state()).isEqualTo("starting");
        assertThat(view().understanding().daemonSets()).isEmpty();
        assertThat(board.view(new ClusterName("three"))).isEmpty();
    }

    @Test
    void nothingIsSaidOfAClusterThatIsOnlyHalfKnown() {
        source.publish(false, node("n1"), daemonSet("agent"));
        await().until(() -> view().snapshot().version() == source.snapshot().version());
        assertThat(view().understanding().daemonSets()).isEmpty();
    }

    @Test
    void aViewThatIsLiveIsComplete() {
        var views = new CopyOnWriteArrayList<View>();
        board.onView(c -> views.add(view()));
        source.whenAskedForTheTime(() -> {
            source.publish(true, node("n1"), daemonSet("agent"));
            source.turn(new Freshness.Live(HandSource.BEGINNING, List.of()));
        });
        source.publish(false, node("n1"));
        await().until(() -> view().freshness().state().equals("live"));
        assertThat(views)
                .filteredOn(v -> v.freshness().state().equals("live"))
                .isNotEmpty()
                .allMatch(v -> v.snapshot().complete());
    }

    @Test
    void aChangeIsJudgedAndNamed() {
        source.publish(
                true,
                node("n1"),
                node("n2"),
                daemonSet("agent"),
                daemonSet("other"),
                pod("n1", "Running"),
                pod("n2", "Running"));
        awaitVerdict("n1", Verdict.OK);
        source.remove(new Uid("p-n1"));
        awaitVerdict("n1", Verdict.UPDATING);
        assertThat(verdict("n2")).contains(Verdict.OK);
        assertThat(view().changed()).containsExactly(AGENT);
        assertThat(view().understanding().daemonSets().get(AGENT)).isNotNull();
    }

    @Test
    void whatCouldNotBeJudgedOnceIsJudgedSoon() {
        source.publish(true, node("n1"), daemonSet("agent"), pod("n1", "Running"));
        awaitVerdict("n1", Verdict.OK);
        var failed = new AtomicBoolean();
        source.whenAskedForTheTime(() -> {
            failed.set(true);
            throw new IllegalStateException("a judgement that fails");
        });
        source.remove(new Uid("p-n1"));
        awaitVerdict("n1", Verdict.UPDATING);
        assertThat(failed).isTrue();
    }

    @Test
    void timeAloneTurnsAVerdict() {
        source.publish(true, node("n1"), daemonSet("agent"), pod("n1", "Running"));
        awaitVerdict("n1", Verdict.OK);
        source.remove(new Uid("p-n1"));
        awaitVerdict("n1", Verdict.UPDATING);
        // The turn is due within 10 s of the cluster's time, and its timer runs by ours: the cluster's time goes ahead.
        source.pass(Duration.ofSeconds(11));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(verdict("n1")).contains(Verdict.MISSING));
    }

    @Test
    void aDaemonSetThatWentIsNamedAndNoLongerThere() {
        source.publish(true, node("n1"), daemonSet("agent"));
        await().until(() -> verdict("n1").isPresent());
        source.remove(new Uid("agent"));
        await().until(() -> view().understanding().daemonSets().isEmpty());
        assertThat(view().changed()).containsExactly(AGENT);
    }

    @Test
    void freshnessAloneMakesANewView() {
        source.publish(true, node("n1"), daemonSet("agent"));
        await().until(() -> verdict("n1").isPresent());
        long revision = view().revision();
        source.turn(new Freshness.Unreachable(HandSource.BEGINNING, "gone"));
        await().until(() -> view().freshness().state().equals("unreachable"));
        assertThat(view().revision()).isGreaterThan(revision);
        assertThat(view().changed()).isEmpty();
        assertThat(verdict("n1")).isPresent();
    }

    @Test
    void aListenerHearsOfEachNewViewUntilItEndsAndOneThatFailsHindersNoOther() throws Exception {
        var heard = new CopyOnWriteArrayList<ClusterName>();
        board.onView(c -> {
            throw new IllegalStateException("a listener that fails");
        });
        AutoCloseable listening = board.onView(heard::add);
        source.publish(true, node("n1"));
        await().until(() -> heard.contains(NAME));
        listening.close();
        heard.clear();
        source.publish(true, node("n2"));
        await().until(() -> view().snapshot().nodes().size() == 2);
        assertThat(heard).isEmpty();
    }
}
