package io.everynode.action;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.model.RevisionNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** What an action comes to on the object as it is: an effect, or a refusal because the object has no such part. */
sealed interface Resolution {
    record Possible(Effect effect) implements Resolution {}

    record Refused(Outcome outcome) implements Resolution {}

    /** Not one request but one for each pod. */
    record PodByPod(Action.Replace replace) implements Resolution {}

    static Resolution of(Action action, Current now, ApiServer api) {
        return switch (action) {
            case Action.Restart restart -> new Possible(new Effect.Restarted(restart.at()));
            case Action.SetImages set -> images(set, now);
            case Action.Undo undo -> revision(undo, now, api);
            case Action.SetStrategy set -> new Possible(new Effect.Strategised(set.strategy(), set.raised()));
            case Action.Replace replace -> new PodByPod(replace);
            case Action.Delete delete -> new Possible(new Effect.Deleted(delete.propagation()));
        };
    }

    private static Resolution images(Action.SetImages set, Current now) {
        List<String> names =
                now.containers().stream().map(Current.Container::name).toList();
        return set.images().keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .<Resolution>map(name -> new Refused(
                        new Outcome.Rejected("images: " + set.target().name() + " has no container \"" + name
                                + "\"; it has " + String.join(", ", names) + ".")))
                .orElseGet(() -> new Possible(new Effect.Imaged(set.images())));
    }

    /** As {@code DaemonSetRollbacker.Rollback} chooses: the number, or the second highest. */
    private static Resolution revision(Action.Undo undo, Current now, ApiServer api) {
        var all = new ArrayList<JsonNode>();
        Reply reply = api.revisions(undo.target(), all);
        if (!(reply instanceof Reply.Answered answered && answered.ok())) {
            return new Refused(Refusal.of(reply, "list", "controllerrevisions"));
        }
        List<JsonNode> own = all.stream()
                .filter(r -> controlledBy(r, now))
                .sorted(Comparator.comparingLong(Resolution::number).reversed())
                .toList();
        RevisionNumber to = undo.to();
        String name = undo.target().name();
        if (to == null) {
            return own.size() < 2
                    ? new Refused(new Outcome.Rejected(
                            "There is no revision to go back to: " + name + " has " + own.size() + "."))
                    : possible(own.get(1));
        }
        return own.stream()
                .filter(r -> number(r) == to.value())
                .findFirst()
                .map(Resolution::possible)
                .orElseGet(() -> new Refused(new Outcome.Rejected("toRevision: " + name + " has no revision " + to
                        + "; it has "
                        + own.stream().map(r -> Long.toString(number(r))).collect(joining(", ")) + ".")));
    }

    /** Whoever may write ControllerRevisions may put anything there. */
    private static Resolution possible(JsonNode revision) {
        if (!revision.path("data").at("/spec/template").isObject()) {
            return new Refused(new Outcome.Rejected("Revision " + number(revision)
                    + " holds no pod template (data.spec.template): nothing can be undone" + " to it."));
        }
        return new Possible(new Effect.Templated(new RevisionNumber(number(revision)), revision.path("data")));
    }

    private static long number(JsonNode revision) {
        return revision.path("revision").asLong();
    }

    private static boolean controlledBy(JsonNode revision, Current now) {
        return StreamSupport.stream(revision.at("/metadata/ownerReferences").spliterator(), false)
                .anyMatch(o -> o.path("controller").asBoolean()
                        && o.path("uid").asText().equals(now.uid().value()));
    }
}
