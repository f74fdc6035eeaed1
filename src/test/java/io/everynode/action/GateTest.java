package io.everynode.action;

import static io.everynode.action.Stage.OWNER;
import static io.everynode.action.Stage.ref;
import static io.everynode.action.Stage.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.model.NodeName;
import io.everynode.model.Uid;
import io.everynode.model.UpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds of actions on every cluster, simulated or real. */
@Tag("cluster")
class GateTest {
    private static final Stage stage = Stage.open();

    @AfterAll
    static void close() {
        stage.close();
    }

    private final String namespace = "a" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aRestartIsTakenOnceForEachKey() {
        DaemonSet before = created("once");
        Gate gate = stage.gate();
        var order = new Order(new Uid(before.getMetadata().getUid()), 1L, "INC-1", false, "key-" + namespace);

        Answer first = gate.perform(restart(before, 0), OWNER, order);
        Answer second = gate.perform(restart(before, 5), OWNER, order);

        assertThat(first.outcome().code()).isEqualTo("accepted");
        assertThat(second).isEqualTo(first);
        assertThat(generation(before)).isEqualTo(2);
        assertThat(gate.answer(OWNER, first.requestId())).contains(first);
    }

    @Test
    void aDryRunWithAKeyThatWasUsedIsADryRun() {
        DaemonSet before = created("planned-again");
        Gate gate = stage.gate();
        var uid = new Uid(before.getMetadata().getUid());

        gate.perform(restart(before, 0), OWNER, new Order(uid, null, null, false, "key-" + namespace));
        Answer plan = gate.perform(restart(before, 5), OWNER, new Order(uid, null, null, true, "key-" + namespace));

        assertThat(plan.outcome()).isInstanceOf(Outcome.Planned.class);
        assertThat(generation(before)).isEqualTo(2);
    }

    @Test
    void aKeyThatWasUsedForSomethingElseIsRefused() {
        DaemonSet before = created("reused");
        Gate gate = stage.gate();
        var order = new Order(new Uid(before.getMetadata().getUid()), null, null, false, "key-" + namespace);

        gate.perform(restart(before, 0), OWNER, order);
        Answer other = gate.perform(images(before, Map.of("side", "side:2")), OWNER, order);

        assertThat(other.outcome().code()).isEqualTo("rejected");
        assertThat(Stage.images(now(before))).containsEntry("side", "side:1");
    }

    @Test
    void theSameRestartSentAgainAfterAllWasForgottenChangesNothing() {
        DaemonSet before = created("again");

        stage.gate().perform(restart(before, 0), OWNER, seen(before));
        Answer again = stage.gate().perform(restart(before, 0), OWNER, seen(before));

        assertThat(again.outcome().code()).isEqualTo("unchanged");
        assertThat(generation(before)).isEqualTo(2);
    }

    @Test
    void aDryRunPlansAndChangesNothing() {
        DaemonSet before = created("planned");
        var order = new Order(new Uid(before.getMetadata().getUid()), 1L, null, true, null);

        for (Action action : List.of(
                restart(before, 0),
                images(before, Map.of("init", "busybox:2")),
                new Action.Delete(ref(before), Propagation.FOREGROUND))) {
            assertThat(stage.gate().perform(action, OWNER, order).outcome()).isInstanceOf(Outcome.Planned.class);
        }
        assertThat(generation(before)).isEqualTo(1);
        assertThat(now(before).getMetadata().getDeletionTimestamp()).isNull();
    }

    @Test
    void aDryRunShowsTheTemplateAsItWouldBeWithSecretsMasked() {
        DaemonSet before = created("shown");
        var order = new Order(new Uid(before.getMetadata().getUid()), 1L, null, true, null);

        var planned = (Outcome.Planned) stage.gate()
                .perform(images(before, Map.of("agent", "agent:2")), OWNER, order)
                .outcome();

        assertThat(planned.preflight().diff()).contains("agent:1", "agent:2").doesNotContain("abc");
    }

    @Test
    void anObjectMadeAgainUnderTheSameNameIsRefused() {
        DaemonSet before = created("reborn");
        stage.client.resource(before).delete();
        await().until(() -> stage.now(before) == null);
        DaemonSet after = created("reborn");

        for (Action action : all(before)) {
            Answer answer = stage.gate().perform(action, OWNER, seen(before));
            assertThat(answer.outcome()).as(action.sentence()).isInstanceOf(Outcome.Changed.class);
        }
        assertThat(now(before).getMetadata().getUid())
                .isEqualTo(after.getMetadata().getUid());
        assertThat(generation(before)).isEqualTo(1);
    }

    @Test
    void aNewerGenerationIsRefusedAndNamed() {
        DaemonSet before = created("newer");
        stage.gate().perform(images(before, Map.of("side", "side:2")), OWNER, seen(before));

        Answer late = stage.gate().perform(restart(before, 0), OWNER, seen(before));

        assertThat(late.outcome()).isInstanceOf(Outcome.Changed.class);
        assertThat(late.outcome().sentence()).contains("you saw generation 1, it is at 2");
        assertThat(generation(before)).isEqualTo(2);
    }

    @Test
    void whatIsGoneIsMissing() {
        DaemonSet before = created("gone");
        stage.client.resource(before).delete();
        await().until(() -> stage.now(before) == null);

        assertThat(stage.gate().perform(restart(before, 0), OWNER, seen(before)).outcome())
                .isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void aContainerThatIsNotThereIsRejectedByName() {
        DaemonSet before = created("container");

        Outcome outcome = stage.gate()
                .perform(images(before, Map.of("agnet", "agent:2")), OWNER, seen(before))
                .outcome();

        assertThat(outcome.code()).isEqualTo("rejected");
        assertThat(outcome.sentence()).contains("\"agnet\"", "init, agent, side");
    }

    @Test
    void anImageThatIsAlreadyThatChangesNothing() {
        DaemonSet before = created("same");

        assertThat(stage.gate()
                        .perform(images(before, Map.of("side", "side:1")), OWNER, seen(before))
                        .outcome()
                        .code())
                .isEqualTo("unchanged");
    }

    @Test
    void aReasonBecomesTheChangeCauseAndNoneRemovesAnOlderOne() {
        DaemonSet before = created("cause");
        var uid = new Uid(before.getMetadata().getUid());

        stage.gate()
                .perform(images(before, Map.of("side", "side:2")), OWNER, new Order(uid, 1L, " INC-7 ", false, null));
        assertThat(now(before).getMetadata().getAnnotations()).containsEntry(Current.CHANGE_CAUSE, "INC-7");

        stage.gate().perform(images(before, Map.of("side", "side:3")), OWNER, new Order(uid, 2L, null, false, null));
        assertThat(now(before).getMetadata().getAnnotations()).doesNotContainKey(Current.CHANGE_CAUSE);

        stage.gate().perform(restart(before, 0), OWNER, new Order(uid, 3L, "INC-8", false, null));
        assertThat(now(before).getMetadata().getAnnotations()).containsEntry(Current.CHANGE_CAUSE, "INC-8");

        stage.gate().perform(restart(before, 9), OWNER, new Order(uid, 4L, null, false, null));
        assertThat(now(before).getMetadata().getAnnotations()).doesNotContainKey(Current.CHANGE_CAUSE);
    }

    @Test
    void readOnlyRefusesEverythingButPlans() {
        DaemonSet before = created("readonly");

        for (Action action : all(before)) {
            assertThat(stage.readOnlyGate().perform(action, OWNER, seen(before)).outcome())
                    .isInstanceOf(Outcome.Forbidden.class);
        }
        assertThat(generation(before)).isEqualTo(1);
    }

    @Test
    void aHundredEditorsLoseNothing() throws Exception {
        DaemonSet before = created("busy");
        var order = new Order(new Uid(before.getMetadata().getUid()), null, null, false, null);

        List<Answer> answers = atOnce(100, i -> images(before, Map.of("side", "side:" + (100 + i))), order);

        long accepted = answers.stream()
                .filter(a -> a.outcome().code().equals("accepted"))
                .count();
        assertThat(accepted).isPositive();
        assertThat(generation(before)).isEqualTo(1 + accepted);
        assertThat(answers.stream().map(a -> a.outcome().code())).isSubsetOf("accepted", "changed", "unreachable");
    }

    @Test
    void ofAHundredWhoSawTheSameGenerationOneIsTaken() throws Exception {
        DaemonSet before = created("race");

        List<Answer> answers = atOnce(100, i -> images(before, Map.of("side", "side:" + (100 + i))), seen(before));

        assertThat(answers.stream().filter(a -> a.outcome().code().equals("accepted")))
                .hasSize(1);
        assertThat(generation(before)).isEqualTo(2);
    }

    private List<Answer> atOnce(int editors, java.util.function.IntFunction<Action> action, Order order)
            throws Exception {
        Gate gate = stage.gate();
        try (var executor = Executors.newFixedThreadPool(editors)) {
            var tasks = java.util.stream.IntStream.range(0, editors)
                    .<Callable<Answer>>mapToObj(i -> () -> gate.perform(action.apply(i), OWNER, order))
                    .toList();
            var answers = new java.util.ArrayList<Answer>();
            for (Future<Answer> answer : executor.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static List<Action> all(DaemonSet daemonSet) {
        var victim = new Victim(new NodeName("node-1"), "agent-x", new Uid("pod-uid"));
        return List.of(
                restart(daemonSet, 0),
                images(daemonSet, Map.of("side", "side:9")),
                new Action.Undo(ref(daemonSet), null),
                new Action.SetStrategy(ref(daemonSet), new UpdateStrategy.OnDelete(), false),
                new Action.Replace(ref(daemonSet), List.of(victim), false),
                new Action.Replace(ref(daemonSet), List.of(victim), true),
                new Action.Delete(ref(daemonSet), Propagation.BACKGROUND));
    }

    private DaemonSet created(String name) {
        return stage.create(namespace, name);
    }

    private DaemonSet now(DaemonSet daemonSet) {
        @Nullable DaemonSet now = stage.now(daemonSet);
        assertThat(now).isNotNull();
        return java.util.Objects.requireNonNull(now);
    }

    private long generation(DaemonSet daemonSet) {
        return now(daemonSet).getMetadata().getGeneration();
    }

    private static Action restart(DaemonSet daemonSet, int secondsLater) {
        return new Action.Restart(
                ref(daemonSet), Instant.parse("2026-11-24T10:00:00Z").plusSeconds(secondsLater));
    }

    static Action images(DaemonSet daemonSet, Map<String, String> images) {
        return new Action.SetImages(ref(daemonSet), images);
    }
}
