package io.everynode.action;

import static java.util.stream.Collectors.joining;

/** What is said of an attempt. Never more than the API server's answer shows. */
final class Sentences {
    private Sentences() {}

    static Outcome accepted(Action action, Effect effect, Current before, Current after) {
        if (effect instanceof Effect.Deleted) {
            return new Outcome.Accepted(done(action, effect, before), null, null);
        }
        if (after.generation() == before.generation()) {
            return new Outcome.Unchanged(unchanged(action, effect));
        }
        String altered = effect.holds(after)
                ? ""
                : " Something on the way, such as an admission webhook, made another template of it: compare the revisions.";
        return new Outcome.Accepted(
                done(action, effect, before) + altered, after.generation(), after.resourceVersion());
    }

    static Outcome acceptedByReadingBack(Action action, Effect effect, Current now, String why) {
        String sentence = done(action, effect, now) + " No answer came (" + why + "); reading back shows it.";
        return effect instanceof Effect.Deleted
                ? new Outcome.Accepted(sentence, null, null)
                : new Outcome.Accepted(sentence, now.generation(), now.resourceVersion());
    }

    private static String done(Action action, Effect effect, Current object) {
        String name = action.target().name();
        return switch (effect) {
            case Effect.Restarted r ->
                object.onDelete()
                        ? name + " has the mark of a restart" + onDelete()
                        : name + " restarts: its pods are replaced.";
            case Effect.Imaged i ->
                name + " has " + images(i) + (object.onDelete() ? onDelete() : ": its pods are replaced.");
            case Effect.Templated t ->
                name + " has the template of revision " + t.revision()
                        + (object.onDelete() ? onDelete() : " again: its pods are replaced.");
            case Effect.Strategised s ->
                name + " has the update strategy " + Strategies.words(s.strategy())
                        + (s.raised() ? " until you put it back" : "") + ".";
            case Effect.Deleted d -> name + " is deleted; " + d.propagation().fate() + ".";
        };
    }

    private static String onDelete() {
        return "; its strategy is OnDelete, so each node keeps its pod until somebody deletes it.";
    }

    static String planned(Action action, Effect effect) {
        String name = action.target().name();
        return switch (effect) {
            case Effect.Restarted r -> name + " would be restarted. Nothing was changed.";
            case Effect.Imaged i -> name + " would have " + images(i) + ". Nothing was changed.";
            case Effect.Templated t ->
                name + " would have the template of revision " + t.revision() + " again. Nothing was changed.";
            case Effect.Strategised s ->
                name + " would have the update strategy " + Strategies.words(s.strategy()) + ". Nothing was changed.";
            case Effect.Deleted d ->
                name + " would be deleted; " + d.propagation().fate() + ". Nothing was changed.";
        };
    }

    static String unchanged(Action action, Effect effect) {
        String name = action.target().name();
        return switch (effect) {
            case Effect.Restarted r -> name + " has this restart already (" + r.at() + "). Nothing was changed.";
            case Effect.Imaged i -> name + " has " + images(i) + " already. Nothing was changed.";
            case Effect.Templated t ->
                "The template of " + name + " already equals revision " + t.revision() + ". Nothing was changed.";
            case Effect.Strategised s ->
                name + " has the update strategy " + Strategies.words(s.strategy()) + " already. Nothing was changed.";
            case Effect.Deleted d -> name + " is being deleted already. Nothing was changed.";
        };
    }

    static Outcome keyUsed() {
        return new Outcome.Rejected("Idempotency-Key: it was used for another action within the last hour.");
    }

    static Outcome endUnseen(Action action) {
        return new Outcome.Unknown(
                "This key was sent before Everynode was started again, and nobody saw whether the request"
                        + " to " + action.sentence() + " was applied. It was not sent a second time: look at "
                        + action.target().name() + " first, and take a new key.");
    }

    static Outcome anotherObject(Action action, Current now) {
        return new Outcome.Changed(
                action.target().name() + " was deleted and made again at " + now.createdAt()
                        + ": it is another object than the one you saw. Nothing was changed.",
                "",
                null);
    }

    static Outcome newer(Action action, long seen, Current now, String diff) {
        return new Outcome.Changed(
                action.target().name() + " changed since you saw it: you saw generation " + seen + ", it is at "
                        + now.generation()
                        + now.lastManager().map(m -> ", last written by " + m).orElse("")
                        + ". Nothing was changed.",
                diff,
                now.generation());
    }

    private static String images(Effect.Imaged imaged) {
        return imaged.images().entrySet().stream()
                .map(e -> e.getValue() + " in container " + e.getKey())
                .collect(joining(", "));
    }
}
