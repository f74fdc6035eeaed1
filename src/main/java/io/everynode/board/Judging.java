package io.everynode.board;

import io.everynode.insight.Settings;
import io.everynode.model.ClusterSource;
import io.everynode.model.Snapshot;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges one cluster on a thread of its own, so that no cluster waits for another. */
final class Judging implements AutoCloseable {
    private final ClusterSource source;
    private final Settings settings;
    private final Consumer<View> published;
    private final ScheduledExecutorService thread;
    private News news = new News();
    private Snapshot newest;
    private boolean asked;
    private Judgement judgement;
    private @Nullable Future<?> timer;
    private volatile View view;

    Judging(ClusterSource source, Settings settings, Consumer<View> published) {
        this.source = source;
        this.settings = settings;
        this.published = published;
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("board-" + source.name()).factory());
        judgement = Judgement.none(source.name());
        newest = source.snapshot();
        view = viewOf(newest, source.clock().instant(), 0);
    }

    void start() {
        source.onChange(this::gather);
        gather();
    }

    View view() {
        return view;
    }

    ClusterSource source() {
        return source;
    }

    /** On the cluster's writer thread, once for each snapshot: none of the changes may be lost. */
    private synchronized void gather() {
        Snapshot snapshot = source.snapshot();
        if (snapshot.version() != newest.version()) {
            newest = snapshot;
            news.add(snapshot);
        }
        ask();
    }

    private synchronized void ask() {
        if (!asked) {
            asked = true;
            thread.execute(this::judge);
        }
    }

    /** A snapshot and the news that led to it; nothing newer in the one than in the other. */
    private record Taken(Snapshot snapshot, News news) {}

    private synchronized Taken take() {
        var taken = new Taken(newest, news);
        news = new News();
        asked = false;
        return taken;
    }

    private void judge() {
        try {
            Taken taken = take();
            Instant now = source.clock().instant();
            if (taken.snapshot().complete()) {
                judgement = judgement.next(taken.snapshot(), taken.news(), now, settings);
            }
            view = viewOf(taken.snapshot(), now, view.revision() + 1);
            published.accept(view);
            setTimer(now);
        } catch (RuntimeException e) {
            Log.errorf(e, "cluster %s could not be judged", source.name());
        }
    }

    private View viewOf(Snapshot snapshot, Instant now, long revision) {
        return new View(
                source.name(),
                source.title(),
                source.kind(),
                source.version(),
                revision,
                now,
                snapshot,
                judgement.understanding(),
                source.freshness(),
                source.lastHeard(),
                judgement.changed());
    }

    private void setTimer(Instant now) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = judgement
                .turnsAt()
                .<Future<?>>map(at -> thread.schedule(this::ask, delay(now, at), TimeUnit.MILLISECONDS))
                .orElse(null);
    }

    /** A little late rather than early; an early turn would come again at once. */
    private static long delay(Instant now, Instant at) {
        return Math.max(10, Duration.between(now, at).toMillis() + 1);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
