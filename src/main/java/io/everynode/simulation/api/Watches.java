package io.everynode.simulation.api;

import io.everynode.simulation.store.Change;
import io.everynode.simulation.store.Store;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** All open watches of a server. */
final class Watches {
    private final Store store;
    private final Vertx vertx;
    private final BooleanSupplier silent;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();
    private final Runnable stopListening;

    Watches(Store store, Vertx vertx, BooleanSupplier silent) {
        this.store = store;
        this.vertx = vertx;
        this.silent = silent;
        this.stopListening = store.listen(this::written);
    }

    /** Opens a watch; must be called on the connection's event loop. */
    void open(Selection selection, Query query, Representation representation, WatchSink sink) {
        Context context = vertx.getOrCreateContext();
        Watch watch = new Watch(store, selection, query, representation, sink, context, silent);
        open.add(watch);
        sink.onRoom(watch::signal);
        sink.onClose(() -> {
            watch.closed();
            open.remove(watch);
        });
        query.number("timeoutSeconds")
                .ifPresent(seconds ->
                        vertx.setTimer(Math.max(1, TimeUnit.SECONDS.toMillis(seconds)), ignored -> watch.end()));
        watch.signal();
    }

    int count() {
        return open.size();
    }

    void bookmark() {
        open.forEach(Watch::bookmark);
    }

    /** Lets every watch look again. */
    void wake() {
        open.forEach(Watch::signal);
    }

    void close() {
        stopListening.run();
        open.forEach(Watch::end);
    }

    private void written(Change change) {
        for (Watch watch : open) {
            if (watch.selection().kind() == change.kind()) {
                watch.signal();
            }
        }
    }
}
