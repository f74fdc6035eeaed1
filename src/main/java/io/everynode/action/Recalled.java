package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.action.Replacement.NodeState;
import io.everynode.action.Replacement.Progress;
import io.everynode.action.Replacement.State;
import io.everynode.action.Replacement.Step;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.PodOnNode;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.Uid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A replacement that a process before this one began. Which pods it got to is not remembered but seen: their uids tell.
 *
 * @param state as it ended; paused where the process ended first
 * @param sentence why; may be empty
 */
record Recalled(String id, Action.Replace action, Uid daemonSet, State state, String sentence) {

    /** @param ended how it ended; absent where the process ended first */
    static Recalled of(JsonNode begun, @Nullable JsonNode ended) {
        var ref = new DaemonSetRef(
                new ClusterName(begun.path("cluster").asText()),
                begun.path("namespace").asText(),
                begun.path("name").asText());
        List<Victim> victims = Json.stream(begun.path("pods"))
                .map(p -> new Victim(
                        new NodeName(p.path("node").asText()),
                        p.path("pod").asText(),
                        new Uid(p.path("uid").asText())))
                .toList();
        return new Recalled(
                begun.path("requestId").asText(),
                new Action.Replace(ref, victims, begun.path("force").asBoolean()),
                new Uid(begun.path("uid").asText()),
                ended == null
                        ? State.PAUSED
                        : State.of(ended.path("replacement").asText()),
                ended == null
                        ? "Everynode ended while it ran."
                        : ended.path("sentence").asText());
    }

    /** Before the cluster is read: of no pod is it known whether it is still there. */
    Progress unread() {
        return new Progress(
                id,
                action,
                state,
                (sentence + " Which of its pods are gone shows as soon as the cluster is read.").strip(),
                action.victims().stream()
                        .map(v -> new Step(v.node(), NodeState.WAITING, ""))
                        .toList());
    }

    /** @param shown the DaemonSet as it is; absent where it is gone */
    Progress progress(@Nullable DaemonSetUnderstanding shown) {
        List<Step> steps = action.victims().stream().map(v -> step(v, shown)).toList();
        long gone = steps.stream().filter(s -> s.state() == NodeState.DONE).count();
        boolean all = gone == steps.size();
        String counted = gone + " of " + steps.size() + (gone == 1 ? " old pod is gone." : " old pods are gone.");
        return new Progress(
                id,
                action,
                state == State.PAUSED && all ? State.DONE : state,
                (sentence + " " + counted).strip(),
                steps);
    }

    private Step step(Victim victim, @Nullable DaemonSetUnderstanding shown) {
        Optional<PodOnNode> there = Optional.ofNullable(shown)
                .filter(d -> d.facts().uid().equals(daemonSet))
                .flatMap(d -> d.cell(victim.node()))
                .flatMap(c -> c.pods().stream()
                        .filter(p -> p.facts().uid().equals(victim.uid()))
                        .findFirst());
        if (there.isEmpty()) {
            return new Step(victim.node(), NodeState.DONE, "Pod " + victim.pod() + " is gone.");
        }
        if (there.get().facts().terminating() && !action.force()) {
            return new Step(victim.node(), NodeState.DONE, "Pod " + victim.pod() + " goes.");
        }
        return new Step(victim.node(), state == State.CANCELLED ? NodeState.CANCELLED : NodeState.WAITING, "");
    }
}
