package io.everynode.action;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is true after a request without an answer: applied, not applied, or nobody can tell. It is never sent again.
 */
final class ReadBack {
    /** A request can still be under way inside the API server after its client gave up. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final Pause pause;

    /** Waits; tests do not. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    ReadBack(Pause pause) {
        this.pause = pause;
    }

    /** @param why there is no answer, as half a sentence */
    Outcome tell(ApiServer api, Action action, Effect effect, Current before, String why) {
        for (Duration duration : PAUSES) {
            try {
                pause.of(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            Optional<Outcome> told = told(api.read(action.target()), action, effect, before, why);
            if (told.isPresent()) {
                return told.get();
            }
        }
        return unknown(action, why);
    }

    /** Whether it shows within the time that a request may be under way. */
    boolean shows(BooleanSupplier question) {
        for (Duration duration : PAUSES) {
            try {
                pause.of(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (question.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Outcome> told(Reply reply, Action action, Effect effect, Current before, String why) {
        if (!(reply instanceof Reply.Answered answered)) {
            return Optional.empty();
        }
        if (answered.ok()) {
            Current now = new Current(answered.body());
            return now.uid().equals(before.uid())
                    ? sameObject(action, effect, before, now, why)
                    : Optional.of(gone(action, effect, why));
        }
        return answered.status() == 404 ? Optional.of(gone(action, effect, why)) : Optional.empty();
    }

    private static Optional<Outcome> sameObject(Action action, Effect effect, Current before, Current now, String why) {
        if (effect.holds(now)) {
            return Optional.of(Sentences.acceptedByReadingBack(action, effect, now, why));
        }
        if (effect instanceof Effect.Deleted || now.resourceVersion().equals(before.resourceVersion())) {
            return Optional.empty();
        }
        // The resourceVersion that the request carries is gone, so it cannot be applied any more. Was it before?
        boolean untouched = now.generation() == before.generation();
        boolean onceByAnother = now.generation() == before.generation() + 1
                && now.lastWrittenByUs().equals(before.lastWrittenByUs());
        return Optional.of(
                untouched || onceByAnother
                        ? new Outcome.Unreachable(
                                "No answer came (" + why + "); reading back shows that the change was not applied.")
                        : unknown(action, why));
    }

    private static Outcome gone(Action action, Effect effect, String why) {
        return effect instanceof Effect.Deleted
                ? new Outcome.Accepted(
                        action.target().name() + " is gone. No answer came (" + why + "); reading back shows it.",
                        null,
                        null)
                : new Outcome.Unknown(
                        "No answer came (" + why + "), and " + action.target().name()
                                + " was deleted meanwhile: nobody can tell whether the change was applied before.");
    }

    private static Outcome unknown(Action action, String why) {
        return new Outcome.Unknown("No answer came (" + why + "), and reading back cannot tell whether the request to "
                + action.sentence() + " was applied. Look at " + action.target().name() + " before sending it again.");
    }
}
