package io.everynode.action;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.DaemonSetRef;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for the board to show something: whoever wrote reads his own write on the next page. */
final class Sighting {
    private final Board board;

    Sighting(Board board) {
        this.board = board;
    }

    /** Until the board shows what was accepted, or the time is over. */
    void ofWrite(DaemonSetRef ref, Outcome.Accepted accepted, Order order, Duration patience) {
        if (board.view(ref.cluster()).isEmpty()) {
            return;
        }
        await(ref, patience, view -> shows(view, ref, accepted, order));
    }

    private static boolean shows(View view, DaemonSetRef ref, Outcome.Accepted accepted, Order order) {
        DaemonSetUnderstanding shown = view.understanding().daemonSets().get(ref);
        if (shown == null || !shown.facts().uid().equals(order.uid())) {
            return true;
        }
        return accepted.generation() == null
                ? shown.facts().deletionTimestamp() != null
                : shown.facts().generation() >= accepted.generation();
    }

    /** @return whether it came in time */
    boolean await(DaemonSetRef ref, Duration patience, Predicate<View> wanted) {
        var news = new Semaphore(0);
        long end = System.nanoTime() + patience.toNanos();
        AutoCloseable listening = board.onView(c -> news.release());
        try {
            while (board.view(ref.cluster()).filter(wanted).isEmpty()) {
                if (!news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
                news.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            close(listening);
        }
    }

    private static void close(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
