package io.everynode.action;

import static io.everynode.action.Stage.OWNER;
import static io.everynode.action.Stage.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Caller;
import io.everynode.model.NodeName;
import io.everynode.model.RevisionNumber;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The same key sent again after Everynode was started again, with nothing but the audit file to remember it. */
class EarlierUseTest {
    private static final Stage stage = Stage.simulated();
    private static final String KEY = "the-key";
    private static int created;

    @TempDir
    private Path directory;

    private DaemonSet before;

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void create(TestInfo test) {
        before = stage.create("earlier", "agent-" + created++);
    }

    @Test
    void whatWasAcceptedIsAnsweredAndNotDoneAgain() {
        Answer first = startedAgain().perform(restart(0), OWNER, order(null));
        Gate gate = startedAgain();

        Answer second = gate.perform(restart(60), OWNER, order(null));
        Answer third = gate.perform(restart(120), OWNER, order(null));

        assertThat(first.outcome().code()).isEqualTo("accepted");
        assertThat(second.outcome().code()).isEqualTo("accepted");
        assertThat(second.outcome().sentence())
                .startsWith("The request to restart " + before.getMetadata().getName() + " was accepted at ")
                .endsWith("before Everynode was started again. It was not sent a second time.");
        assertThat(second.requestId()).isEqualTo(first.requestId());
        assertThat(third).isEqualTo(second);
        assertThat(gate.answer(OWNER, first.requestId())).contains(second);
        assertThat(generation()).isEqualTo(2);
        assertThat(started().seenBy(OWNER)).hasSize(1);
    }

    @Test
    void whereNobodySawTheEndItIsNotDoneAgainUnlessSomethingGuardsIt() {
        killedDuring(restart(0), order(null));

        Answer again = startedAgain().perform(restart(60), OWNER, order(null));

        assertThat(again.outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(again.outcome().sentence()).contains("nobody saw whether", "take a new key");
        assertThat(generation()).isEqualTo(1);
    }

    @Test
    void theGenerationGuardsIt() {
        killedDuring(restart(0), order(1L));

        assertThat(startedAgain().perform(restart(60), OWNER, order(1L)).outcome())
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(startedAgain().perform(restart(90), OWNER, order(1L)).outcome())
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(generation()).isEqualTo(2);
    }

    @Test
    void aStateThatIsAskedForGuardsItself() {
        var images = new Action.SetImages(ref(before), Map.of("side", "side:2"));
        killedDuring(images, order(null));

        assertThat(startedAgain().perform(images, OWNER, order(null)).outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(generation()).isEqualTo(2);
    }

    @Test
    void anUndoThatSawNoGenerationCouldGoBackTwice() {
        var undo = new Action.Undo(ref(before), new RevisionNumber(1));
        killedDuring(undo, order(null));

        assertThat(startedAgain().perform(undo, OWNER, order(null)).outcome()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void theSamePodsGuardAReplacementAndOthersDoNot() {
        var first = new Action.Replace(ref(before), List.of(victim("pod-1")), false);
        killedDuring(first, order(1L));
        EarlierUse use = started().earlierUse(OWNER, order(1L)).orElseThrow();

        assertThat(use.answer(first, order(1L), Instant.now())).isEmpty();
        assertThat(use.answer(
                        new Action.Replace(ref(before), List.of(victim("pod-2")), false), order(1L), Instant.now()))
                .containsInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aKeyThatWasUsedForSomethingElseIsRefused() {
        startedAgain().perform(restart(0), OWNER, order(null));
        Gate gate = startedAgain();

        Answer other = gate.perform(new Action.SetImages(ref(before), Map.of("side", "side:2")), OWNER, order(null));
        Answer same = gate.perform(restart(60), OWNER, order(null));

        assertThat(other.outcome().code()).isEqualTo("rejected");
        assertThat(other.outcome().sentence()).contains("it was used for another action");
        assertThat(same.outcome().code()).isEqualTo("accepted");
        assertThat(generation()).isEqualTo(2);
    }

    @Test
    void whatHadNoEffectIsDone() {
        startedAgain().perform(restart(0), OWNER, order(null));
        Answer refused = startedAgain().perform(restart(30), OWNER, new Order(uid(), 1L, null, false, "another-key"));
        assertThat(refused.outcome().code()).isEqualTo("changed");

        Answer again = startedAgain().perform(restart(60), OWNER, new Order(uid(), 2L, null, false, "another-key"));

        assertThat(again.outcome().code()).isEqualTo("accepted");
        assertThat(generation()).isEqualTo(3);
    }

    @Test
    void afterAnHourAndForAnybodyElseTheKeyIsNew() {
        startedAgain().perform(restart(0), OWNER, order(null));
        EarlierUse use = started().earlierUse(OWNER, order(null)).orElseThrow();
        var other = new Caller("otto", Set.of(), Set.of(Stage.CLUSTER), new Caller.Credential.Own());

        assertThat(use.answer(restart(60), order(null), Instant.now().plus(Duration.ofMinutes(59))))
                .isPresent();
        assertThat(use.answer(restart(60), order(null), Instant.now().plus(Duration.ofMinutes(61))))
                .isEmpty();
        assertThat(started().earlierUse(other, order(null))).isEmpty();
    }

    /** It has begun, and its process is no more. */
    private void killedDuring(Action action, Order order) {
        started().begin(OWNER, "request-1", action, order, Instant.now());
    }

    private Activity started() {
        return new Activity(() -> Optional.of(directory));
    }

    private Gate startedAgain() {
        return stage.gate(started());
    }

    private Uid uid() {
        return new Uid(before.getMetadata().getUid());
    }

    private Order order(@Nullable Long generation) {
        return new Order(uid(), generation, null, false, KEY);
    }

    private Action restart(int secondsLater) {
        return new Action.Restart(
                ref(before), Instant.parse("2026-11-24T10:00:00Z").plusSeconds(secondsLater));
    }

    private static Victim victim(String uid) {
        return new Victim(new NodeName("node-1"), "agent-x", new Uid(uid));
    }

    private long generation() {
        return Objects.requireNonNull(stage.now(before)).getMetadata().getGeneration();
    }
}
