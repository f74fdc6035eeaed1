package io.everynode.simulation.kubelet;

import org.jspecify.annotations.Nullable;

/** What all rules together say of one pod at one time: how long its steps take, and what goes wrong with it, if anything. */
record Conduct(Span pull, Span ready, Span stop, @Nullable Fate fate) {
    /** As most pods are. */
    static final Conduct USUAL = new Conduct(Span.of(800, 4000), Span.of(1000, 5000), Span.of(300, 1500), null);

    /** This, with what a rule says instead. */
    Conduct with(@Nullable Span otherPull, @Nullable Span otherReady, @Nullable Span otherStop, @Nullable Fate other) {
        return new Conduct(
                otherPull == null ? pull : otherPull,
                otherReady == null ? ready : otherReady,
                otherStop == null ? stop : otherStop,
                other == null ? fate : other);
    }
}
