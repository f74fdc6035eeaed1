package io.everynode.insight;

/** The sentence of a cell; made when read, because nearly all cells are calm and never read. */
final class CellSentence {
    private CellSentence() {}

    static String of(Cell cell) {
        Reason reason = cell.reason();
        return reason == null || !cell.verdict().alarming()
                ? withoutWayOut(cell)
                : reason.sentence(cell) + Words.after(" ", WayOut.of(reason)) + oldOneServes(cell);
    }

    /** Subject, fact and cause, as a headline that has a button beside it. */
    static String withoutWayOut(Cell cell) {
        Reason reason = cell.reason();
        return reason == null ? healthy(cell) : reason.sentence(cell) + oldOneServes(cell);
    }

    private static String healthy(Cell cell) {
        PodOnNode pod = cell.pods().getFirst();
        String revision = pod.revision() == null ? "an unknown revision" : "revision " + pod.revision();
        return cell.verdict() == Verdict.OLD
                ? pod.facts().name() + " still runs " + revision + " on " + cell.node() + ", and is available."
                : pod.facts().name() + " runs " + revision + " on " + cell.node() + ", and is available.";
    }

    private static String oldOneServes(Cell cell) {
        return Pair.of(cell.pods())
                .filter(pair ->
                        pair.before().facts().ready() && !pair.before().facts().terminating())
                .map(pair -> " The old pod " + pair.before().facts().name() + " still serves.")
                .orElse("");
    }

    /** The pod that the cell's reason is about: in a surge pair the new one, else the counted one. */
    static String pod(Cell cell) {
        return Pair.of(cell.pods())
                .map(Pair::next)
                .or(() -> cell.pods().stream().findFirst())
                .map(pod -> pod.facts().name())
                .orElse(cell.daemonSet().name());
    }

    static String podOn(Cell cell) {
        return pod(cell) + " on " + cell.node();
    }
}
