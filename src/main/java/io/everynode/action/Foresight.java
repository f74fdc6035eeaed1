package io.everynode.action;

import io.everynode.board.Board;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.TemplateDiff;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.KeptJson;
import io.everynode.model.RevisionNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        drawn.keep(before);
        String change = effect instanceof Effect.Deleted ? "" : diff.between(json(before), json(after));
        @Nullable RevisionNumber target = effect instanceof Effect.Templated t ? t.revision() : null;
        return understanding(action.target())
                .map(u -> Preflights.of(action, u, target, change))
                .orElseGet(() -> new Preflight(
                        before.json().at("/status/currentNumberScheduled").asInt(), 0, null, List.of(), change));
    }

    @Override
    public String changes(long seen, Current now) {
        return drawn.of(now.uid(), seen)
                .map(before -> diff.between(before, json(now)))
                .orElse("");
    }

    private Optional<DaemonSetUnderstanding> understanding(DaemonSetRef ref) {
        return board.view(ref.cluster()).map(v -> v.understanding().daemonSets().get(ref));
    }

    private static KeptJson json(Current object) {
        return KeptJson.of(object.json().toString());
    }
}
