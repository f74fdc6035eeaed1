package io.everynode.board;

import io.everynode.insight.Settings;
import io.everynode.model.ClusterSource;
import io.everynode.model.Freshness;
import io.everynode.model.Snapshot;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges one cluster on a thread of its own, so that no cluster waits for another. */
final class Judging implements AutoCloseable {
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final ClusterSource source;
    private final Settings settings;
    private final Consumer<View> published;
    private final ScheduledThreadPoolExecutor thread;
    private News news = new News();
    private Snapshot newest;
    private Freshness freshness;
    private boolean asked;
    private Judgement judgement;
    private @Nullable Future<?> timer;
    private volatile View view;

    Judging(ClusterSource source, Settings settings, Consumer<View> published) {
        this.source = source;
        this.settings = settings;
        this.published = published;
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("board-" + source.name()).factory());
        // A timer is set anew with each judgement, up to a day ahead.
        thread.setRemoveOnCancelPolicy(true);
        judgement = Judgement.none(source.name());
        freshness = source.freshness();
        newest = source.snapshot();
        view = viewOf(take(), source.clock().instant(), 0);
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

    /** After each snapshot and each change of freshness: none of the changes may be lost. */
    private synchronized void gather() {
        // Before the snapshot: what was live already is complete.
        freshness = source.freshness();
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

    /** A snapshot, the news that led to it and how fresh it was; nothing newer in the one than in the other. */
    private record Taken(Snapshot snapshot, News news, Freshness freshness) {}

    private synchronized Taken take() {
        var taken = new Taken(newest, news, freshness);
        news = new News();
        asked = false;
        return taken;
    }

    private void judge() {
        Taken taken = take();
        try {
            Instant now = source.clock().instant();
            if (taken.snapshot().complete()) {
                judgement = judgement.next(taken.snapshot(), taken.news(), now, settings);
            }
            view = viewOf(taken, now, view.revision() + 1);
            published.accept(view);
            setTimer(judgement.turnsAt().map(at -> delay(now, at)).orElse(null));
        } catch (RuntimeException | Error e) {
            Log.errorf(e, "cluster %s could not be judged", source.name());
            giveBack(taken.news());
            setTimer(AGAIN_AFTER);
        }
    }

    /** They were taken and are not judged: without them the next judgement would leave out what they concern. */
    private synchronized void giveBack(News unjudged) {
        news.add(unjudged);
    }

    private View viewOf(Taken taken, Instant now, long revision) {
        return new View(
                source.name(),
                source.title(),
                source.kind(),
                source.version(),
                revision,
                now,
                taken.snapshot(),
                judgement.understanding(),
                taken.freshness(),
                source.lastHeard(),
                source.unread(),
                judgement.changed());
    }

    /** The one timer: whatever it was set to is over. */
    private void setTimer(@Nullable Duration delay) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = delay == null ? null : thread.schedule(this::ask, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A little late rather than early; an early turn would come again at once. */
    private static Duration delay(Instant now, Instant at) {
        return Duration.ofMillis(Math.max(10, Duration.between(now, at).toMillis() + 1));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
