package io.everynode.cluster;

import io.everynode.model.ClusterModel;
import io.everynode.model.Snapshot;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one thread that writes a cluster's model. What changes it is queued; a snapshot is published at once after a quiet
 * time, and at most every 100 ms while things change.
 */
final class Writer implements AutoCloseable {
    private static final long PAUSE = Duration.ofMillis(100).toNanos();
    private static final long IDLE = Duration.ofHours(1).toNanos();

    /** A list that comes faster than it is taken in waits. */
    private static final int MOST = 20_000;

    private final BlockingQueue<Consumer<ClusterModel>> queue = new LinkedBlockingQueue<>(MOST);
    private final ClusterModel model;
    private final Function<ClusterModel, Snapshot> publish;
    private final BooleanSupplier complete;
    private final Consumer<Snapshot> published;
    private final Thread thread;
    private volatile boolean closed;
    private boolean due;
    private long publishedAt;

    /**
     * @param publish makes the snapshot; called on this thread, and only when something changed
     * @param complete whether all that is needed was listed: before that, no snapshot is worth its cost for a changed fact
     */
    Writer(
            String name,
            ClusterModel model,
            Function<ClusterModel, Snapshot> publish,
            BooleanSupplier complete,
            Consumer<Snapshot> published) {
        this.model = model;
        this.publish = publish;
        this.complete = complete;
        this.published = published;
        thread = Thread.ofPlatform().daemon().name("writer-" + name).unstarted(this::run);
        publishedAt = System.nanoTime() - PAUSE;
    }

    void start() {
        thread.start();
    }

    /** Queues a change of the model. */
    void change(Consumer<ClusterModel> change) {
        try {
            queue.put(change);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Queues a change after which a snapshot is due even if no fact changed. */
    void then(Consumer<ClusterModel> change) {
        change(m -> {
            change.accept(m);
            due = true;
        });
    }

    private void run() {
        var batch = new ArrayList<Consumer<ClusterModel>>();
        while (!closed) {
            try {
                Consumer<ClusterModel> first = queue.poll(patience(), TimeUnit.NANOSECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, 10_000);
                    batch.forEach(this::apply);
                    batch.clear();
                }
                publishIfDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // Without this thread nothing would ever change again, and no page would say so.
                Log.error("a snapshot could not be published", e);
            }
        }
    }

    private void apply(Consumer<ClusterModel> change) {
        try {
            change.accept(model);
        } catch (RuntimeException | Error e) {
            Log.error("a change could not be taken in", e);
        }
    }

    private void publishIfDue() {
        due |= model.changed() && complete.getAsBoolean();
        if (due && untilNext() <= 0) {
            due = false;
            publishedAt = System.nanoTime();
            published.accept(publish.apply(model));
        }
    }

    private long patience() {
        return due ? Math.max(0, untilNext()) : IDLE;
    }

    private long untilNext() {
        return publishedAt + PAUSE - System.nanoTime();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
