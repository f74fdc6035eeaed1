package io.everynode.action;

import static java.util.stream.Collectors.joining;

import io.everynode.board.Board;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.TemplateDiff;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.KeptJson;
import java.util.List;
import java.util.Optional;

/** Plans from what the board understands, and remembers what the plans were made from. */
final class Foresight implements Attempt.Planner {
    private final Board board;
    private final TemplateDiff diff;
    private final Drawn drawn = new Drawn();

    Foresight(Board board, TemplateDiff diff) {
        this.board = board;
        this.diff = diff;
    }

    @Override
    public Preflight plan(Action action, Effect effect, Current before, Current after) {
        drawn.keep(before.uid(), before.generation(), json(before));
        String change = effect instanceof Effect.Deleted ? "" : change(json(before), json(after));
        return understanding(action.target())
                .map(u -> Preflights.of(effect, u, change))
                .orElseGet(() -> new Preflight(
                        before.json().at("/status/currentNumberScheduled").asInt(), 0, null, List.of(), change));
    }

    /** Somebody looks at it as it is here, and may want to change it. */
    void drawn(DaemonSetFacts facts) {
        drawn.keep(facts.uid(), facts.generation(), facts.json());
    }

    @Override
    public String changes(long seen, Current now) {
        return drawn.of(now.uid(), seen)
                .map(before -> change(before, json(now)))
                .orElse("");
    }

    private String change(KeptJson before, KeptJson after) {
        String template = diff.between(before, after);
        String strategy = diff.betweenStrategies(before, after);
        // One diff has one head.
        return template.isEmpty()
                ? strategy
                : template + strategy.lines().skip(2).map(l -> l + "\n").collect(joining());
    }

    private Optional<DaemonSetUnderstanding> understanding(DaemonSetRef ref) {
        return board.view(ref.cluster()).map(v -> v.understanding().daemonSets().get(ref));
    }

    private static KeptJson json(Current object) {
        return KeptJson.of(object.json().toString());
    }
}
