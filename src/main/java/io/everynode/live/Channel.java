package io.everynode.live;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.model.ClusterName;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One page and all who look at it. Signals only say that something is newer; each subscription then pulls. */
final class Channel {

    private final LivePage page;
    private final Set<ClusterName> clusters;
    private final Board board;
    private final ScheduledExecutorService workers;
    private final Duration window;
    private final Sight sight = new Sight();
    private final Made made = new Made();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private boolean busy;
    private boolean newer;
    private long refreshedAt;
    private int holders;

    Channel(LivePage page, Board board, ScheduledExecutorService workers, Duration window) {
        this.page = page;
        this.clusters = page.clusters();
        this.board = board;
        this.workers = workers;
        this.window = window;
        refreshedAt = System.nanoTime() - window.toNanos();
    }

    LivePage page() {
        return page;
    }

    boolean shows(ClusterName cluster) {
        return clusters.contains(cluster);
    }

    Sight sight() {
        return sight;
    }

    void add(Runnable listener) {
        listeners.add(listener);
        signal();
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** Held by the map of channels while a stream is being opened, when nobody listens yet. */
    synchronized void enter() {
        holders++;
    }

    /** @return whether nobody is left */
    synchronized boolean leave() {
        holders--;
        return holders == 0;
    }

    /** At once after a quiet time, else at the end of the window: steady change cannot put it off for ever. */
    synchronized void signal() {
        newer = true;
        if (!busy) {
            busy = true;
            schedule();
        }
    }

    private void schedule() {
        long wait = refreshedAt + window.toNanos() - System.nanoTime();
        // The pool's timer knows no delay below a millisecond.
        workers.schedule(this::refresh, Math.max(1, Duration.ofNanos(wait).toMillis()), TimeUnit.MILLISECONDS);
    }

    /** One at a time: of two, the one that saw the older state could be the last to tell it. */
    private void refresh() {
        synchronized (this) {
            newer = false;
            refreshedAt = System.nanoTime();
        }
        try {
            long before = revision(clusters, board);
            List<Region> regions = made.of(page.shares(), c -> revision(c, board));
            sight.update(regions, before, revision(clusters, board));
            listeners.forEach(Runnable::run);
        } catch (Throwable e) {
            Log.error("a live page could not be made anew", e);
        } finally {
            goOn();
        }
    }

    private synchronized void goOn() {
        busy = newer;
        if (newer) {
            schedule();
        }
    }

    /** Grows with every view of each of these clusters. */
    static long revision(Set<ClusterName> clusters, Board board) {
        return clusters.stream()
                .flatMap(c -> board.view(c).stream())
                .mapToLong(View::revision)
                .sum();
    }
}
