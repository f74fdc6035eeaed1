package io.everynode.live;

import io.everynode.model.Caller;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One open page's stream: told of news, beating, and ended in time. */
final class Connection implements Runnable {
    private final Caller caller;
    private final AutoCloseable stay;
    private final MultiEmitter<? super Signal> emitter;
    private final Future<?> beat;
    private final Future<?> end;

    Connection(
            Caller caller,
            AutoCloseable stay,
            MultiEmitter<? super Signal> emitter,
            ScheduledExecutorService workers,
            LiveConfig config) {
        this.caller = caller;
        this.stay = stay;
        this.emitter = emitter;
        long pause = config.beat().toMillis();
        beat = workers.scheduleAtFixedRate(() -> emitter.emit(Signal.BEAT), pause, pause, TimeUnit.MILLISECONDS);
        end = workers.schedule(this::end, config.lifetime().toMillis(), TimeUnit.MILLISECONDS);
    }

    Caller caller() {
        return caller;
    }

    /** There is news. */
    @Override
    public void run() {
        emitter.emit(Signal.NEWS);
    }

    void end() {
        emitter.complete();
    }

    void close() {
        beat.cancel(false);
        end.cancel(false);
        try {
            stay.close();
        } catch (Exception e) {
            Log.error("a stay could not be ended", e);
        }
    }
}
