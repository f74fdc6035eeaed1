package io.everynode.page.overview;

import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.NodeNotReady;
import io.everynode.insight.Verdict;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a DaemonSet its row speaks of: a dead node has its own line, so it is named only where nothing else ails. */
final class Ailing {
    private Ailing() {}

    static Optional<Cell> worst(DaemonSetUnderstanding d) {
        return first(d.troubled().stream()).or(() -> d.troubled().stream().findFirst());
    }

    /** The verdict that a number which is too low is owed to. */
    static Verdict cause(DaemonSetUnderstanding d) {
        return first(d.troubled().stream().filter(c -> c.verdict() != Verdict.MISSCHEDULED))
                .or(() -> d.troubled().stream()
                        .filter(c -> c.verdict() != Verdict.MISSCHEDULED)
                        .findFirst())
                .map(Cell::verdict)
                .orElse(Verdict.UPDATING);
    }

    private static Optional<Cell> first(Stream<Cell> troubled) {
        return troubled.filter(c -> !(c.reason() instanceof NodeNotReady)).findFirst();
    }
}
