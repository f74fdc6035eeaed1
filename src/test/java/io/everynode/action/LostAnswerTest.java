package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.action.ScriptedApiServer.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may have had an effect is sent once, and what is said afterwards is true. */
class LostAnswerTest {
    private static final Action RESTART = new Action.Restart(ScriptedApiServer.REF, ScriptedApiServer.AT);
    private static final Action DELETE = new Action.Delete(ScriptedApiServer.REF, Propagation.BACKGROUND);
    private static final Ending CONFLICT = new Ending(409, "the object has been modified");

    private final ScriptedApiServer api = new ScriptedApiServer();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void appliedAndTheAnswerLost() {
        api.onWrite(s -> {
            s.restarted();
            return Ending.BROKEN;
        });

        Outcome outcome = api.perform(RESTART);

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcome.sentence()).contains("No answer came", "reading back shows it");
        assertThat(api.writes).isEqualTo(1);
    }

    @Test
    void aServerErrorAfterItWasApplied() {
        api.onWrite(s -> {
            s.restarted();
            return new Ending(500, "etcdserver: request timed out");
        });

        assertThat(api.perform(RESTART)).isInstanceOf(Outcome.Accepted.class);
        assertThat(api.writes).isEqualTo(1);
    }

    @Test
    void notAppliedAndItCannotBeAppliedAnyMore() {
        api.onWrite(s -> {
            s.moved(0);
            return Ending.BROKEN;
        });

        Outcome outcome = api.perform(RESTART);

        assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
        assertThat(outcome.sentence()).contains("was not applied");
        assertThat(api.writes).isEqualTo(1);
    }

    @Test
    void notAppliedYetButItMayStillBeUnderWay() {
        assertThat(api.perform(RESTART)).isInstanceOf(Outcome.Unknown.class);
        assertThat(api.writes).isEqualTo(1);
    }

    @Test
    void overwrittenBySomebodyElseSoThatNobodyCanTell() {
        api.onWrite(s -> {
            s.moved(2);
            return Ending.BROKEN;
        });

        assertThat(api.perform(RESTART)).isInstanceOf(Outcome.Unknown.class);
        assertThat(api.writes).isEqualTo(1);
    }

    @Test
    void nobodyThereAnyMoreAfterADeletion() {
        api.onWrite(s -> {
            s.readsAnswer(404);
            return Ending.BROKEN;
        });

        Outcome outcome = api.perform(DELETE);

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcome.sentence()).startsWith("fluent-bit is gone.");
        assertThat(api.writes).isEqualTo(1);
    }

    @Test
    void onlyTheStatusMovedSoItIsSentAgain() {
        api.onWrite(s -> {
            if (s.writes < 4) {
                s.moved(0);
                return CONFLICT;
            }
            s.restarted();
            return new Ending(200, "");
        });

        assertThat(api.perform(RESTART)).isInstanceOf(Outcome.Accepted.class);
        assertThat(api.writes).isEqualTo(4);
    }

    @Test
    void butNotForEver() {
        api.onWrite(s -> {
            s.moved(0);
            return CONFLICT;
        });

        assertThat(api.perform(RESTART)).isInstanceOf(Outcome.Unreachable.class);
        assertThat(api.writes).isEqualTo(6);
    }

    @Test
    void somebodyElseWasFasterSoItIsNotSentAgain() {
        api.onWrite(s -> {
            s.moved(1);
            return CONFLICT;
        });

        assertThat(api.perform(RESTART)).isInstanceOf(Outcome.Changed.class);
        assertThat(api.writes).isEqualTo(1);
    }

    @Test
    void anotherObjectUnderTheNameLooksInvalidToThePatch() {
        api.onWrite(s -> {
            s.uid = "uid-2";
            return new Ending(422, "metadata.uid: field is immutable");
        });

        assertThat(api.perform(RESTART)).isInstanceOf(Outcome.Changed.class);
        assertThat(api.writes).isEqualTo(1);
    }

    @Test
    void tooManyRequestsHaveNoEffectAndAreNotRepeated() {
        api.onWrite(s -> new Ending(429, "slow down"));

        assertThat(api.perform(RESTART)).isInstanceOf(Outcome.Unreachable.class);
        assertThat(api.writes).isEqualTo(1);
    }

    @Test
    void aMissingRightIsNamed() {
        api.onWrite(s -> new Ending(403, "User ines cannot patch resource daemonsets"));

        assertThat(api.perform(RESTART)).isInstanceOfSatisfying(Outcome.Forbidden.class, f -> {
            assertThat(f.verb()).isEqualTo("patch");
            assertThat(f.resource()).isEqualTo("daemonsets");
        });
    }

    @Test
    void aRefusalByAdmissionIsNoMissingRight() {
        api.onWrite(s -> new Ending(403, "exceeded quota"));

        assertThat(api.perform(RESTART)).isEqualTo(new Outcome.Rejected("exceeded quota"));
    }

    @Test
    void whoMayNotReadIsToldSo() {
        api.readsAnswer(403);

        assertThat(api.perform(RESTART))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class, f -> assertThat(f.verb()).isEqualTo("get"));
        assertThat(api.writes).isZero();
    }

    @Test
    void nobodyListens() {
        api.stop();

        assertThat(api.perform(RESTART)).isInstanceOf(Outcome.Unreachable.class);
    }
}
