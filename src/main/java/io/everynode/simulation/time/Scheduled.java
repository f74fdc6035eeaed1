package io.everynode.simulation.time;

import java.time.Instant;

/** One event to come on a {@link Timeline}; those of the same instant happen in the order in which they were asked for. */
public final class Scheduled implements Comparable<Scheduled> {
    private final Instant due;
    private final long sequence;
    private final Runnable work;
    private volatile boolean cancelled;

    Scheduled(Instant due, long sequence, Runnable work) {
        this.due = due;
        this.sequence = sequence;
        this.work = work;
    }

    public Instant due() {
        return due;
    }

    public void cancel() {
        cancelled = true;
    }

    public boolean cancelled() {
        return cancelled;
    }

    void run() {
        if (!cancelled) {
            work.run();
        }
    }

    @Override
    public int compareTo(Scheduled other) {
        int byTime = due.compareTo(other.due);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }
}
