package io.everynode.live;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One stream's place among those that may be open: through it the stream beats, and ends in time. */
public final class Seat {
    private final String holder;
    private final long takenAt = System.nanoTime();
    private final Consumer<Seat> leave;
    private @Nullable AutoCloseable stay;
    private @Nullable Stream stream;
    private boolean over;

    private record Stream(MultiEmitter<?> emitter, Runnable beat) {}

    Seat(String holder, Consumer<Seat> leave) {
        this.holder = holder;
        this.leave = leave;
    }

    String holder() {
        return holder;
    }

    boolean isOlder(Duration age, long now) {
        return now - takenAt >= age.toNanos();
    }

    void stay(AutoCloseable newStay) {
        stay = newStay;
    }

    /**
     * Somebody listens: from now on the stream is told of beats, and ended when its time has come, which may be now.
     *
     * @param left run once the stream has ended, whoever ended it
     */
    public void attach(MultiEmitter<?> emitter, Runnable beat, Runnable left) {
        boolean late;
        synchronized (this) {
            stream = new Stream(emitter, beat);
            late = over;
        }
        // The last thing: for an emitter that was cancelled meanwhile it runs at once.
        emitter.onTermination(() -> {
            left.run();
            leave();
        });
        if (late) {
            emitter.complete();
        }
    }

    synchronized boolean attached() {
        return stream != null;
    }

    void beat() {
        Stream beating;
        synchronized (this) {
            beating = stream;
        }
        if (beating != null) {
            beating.beat().run();
        }
    }

    /** Ends the stream, or, if nobody listens yet, sees to it that it ends as it begins. */
    void end() {
        Stream ending;
        synchronized (this) {
            over = true;
            ending = stream;
        }
        if (ending != null) {
            ending.emitter().complete();
        }
    }

    void leave() {
        leave.accept(this);
        AutoCloseable ending = stay;
        if (ending == null) {
            return;
        }
        try {
            ending.close();
        } catch (Exception e) {
            Log.error("a stay could not be ended", e);
        }
    }
}
