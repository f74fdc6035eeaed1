package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Uid;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
    private static final ClusterName PROD = new ClusterName("prod");
    private static final Action RESTART = new Action.Restart(new DaemonSetRef(PROD, "logging", "agent"), AT);
    private static final Caller ALICE = caller("alice");
    private static final Caller BOB = caller("bob");

    private final AtomicReference<Instant> now = new AtomicReference<>(AT);
    private final AtomicInteger performed = new AtomicInteger();
    private final Answers answers = new Answers(now::get);

    @Test
    void aSecondSendingIsAnsweredAndNotPerformed() {
        Answer first = ask(ALICE, "r-1", "key").orElseThrow();

        assertThat(ask(ALICE, "r-2", "key")).contains(first);
        assertThat(performed).hasValue(1);
        assertThat(ask(BOB, "r-3", "key")).isPresent().get().isNotEqualTo(first);
    }

    @Test
    void whatIsKnownIsToldWithoutWaiting() {
        var order = new Order(new Uid("u"), 1L, null, false, "key");
        assertThat(answers.known(ALICE, RESTART, order)).isEmpty();

        Answer first = ask(ALICE, "r-1", "key").orElseThrow();

        assertThat(answers.known(ALICE, RESTART, order)).contains(first);
        assertThat(answers.known(BOB, RESTART, order)).isEmpty();
        var other = new Action.Delete(RESTART.target(), Propagation.BACKGROUND);
        assertThat(answers.known(ALICE, other, order)).isEmpty();
    }

    @Test
    void anHourLaterItIsForgotten() {
        ask(ALICE, "r-1", "key");
        now.set(AT.plus(Answers.LIFE).plusSeconds(1));

        assertThat(answers.of(ALICE, "r-1")).isEmpty();
        ask(ALICE, "r-2", "key");
        assertThat(performed).hasValue(2);
    }

    @Test
    void whoeverAsksVeryOftenMakesOnlyHisOwnAnswersForgotten() {
        ask(ALICE, "alice-1", "key");
        for (int i = 0; i < Answers.MOST + 1; i++) {
            ask(BOB, "bob-" + i, "key-" + i);
        }

        assertThat(answers.of(ALICE, "alice-1")).isPresent();
        assertThat(answers.of(BOB, "bob-0")).isEmpty();
        assertThat(answers.of(BOB, "bob-" + Answers.MOST)).isPresent();
    }

    private Optional<Answer> ask(Caller caller, String requestId, String key) {
        var order = new Order(new Uid("u"), 1L, null, false, key);
        return answers.once(caller, requestId, RESTART, order, () -> {
            performed.incrementAndGet();
            return new Answer(requestId, RESTART, order, new Outcome.Unchanged("nothing"), "kubectl", AT);
        });
    }

    private static Caller caller(String name) {
        return new Caller(name, Set.of(), Set.of(PROD), new Caller.Credential.Own());
    }
}
