package io.everynode.cluster;

import io.everynode.cluster.KindState.Following;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One kind of one cluster, listed in pages and then watched; a lost watch is taken up again, an answer of 410 lists anew,
 * and a watch that has gone silent is noticed and replaced.
 */
final class KindWatch<T extends HasMetadata> implements AutoCloseable {
    /** Bookmarks come about once a minute. */
    static final Duration SILENCE = Duration.ofSeconds(90);

    /** A server that is ahead of a watch for this long is not merely faster than it. */
    static final Duration BEHIND = Duration.ofSeconds(15);

    /** A watch that ends is taken up again at once; only a longer gap is one. */
    private static final Duration GAP = Duration.ofSeconds(5);

    private static final long PAGE = 500;

    /** How to ask for all objects of the kind. */
    interface Request<T extends HasMetadata>
            extends Supplier<FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ?>> {}

    private final Watched kind;
    private final Request<T> request;
    private final Rows<T> rows;
    private final InstantSource clock;
    private final Runnable listed;
    private volatile SharedIndexInformer<T> informer;
    private volatile boolean synced;
    private volatile Instant heard;
    private volatile @Nullable Throwable failure;
    private volatile Instant watched;
    private volatile @Nullable Instant behindSince;
    private volatile boolean silent;
    private String position = "";

    KindWatch(
            Watched kind,
            Request<T> request,
            Supplier<T> empty,
            InstantSource clock,
            Consumer<T> came,
            Consumer<Uid> went,
            Runnable listed) {
        this.kind = kind;
        this.request = request;
        this.clock = clock;
        this.listed = listed;
        heard = clock.instant();
        watched = heard;
        rows = new Rows<>(
                empty,
                object -> {
                    heard = clock.instant();
                    came.accept(object);
                },
                went);
        informer = informer();
    }

    private SharedIndexInformer<T> informer() {
        SharedIndexInformer<T> made = request.get().withLimit(PAGE).runnableInformer(0);
        made.removeNamespaceIndex();
        made.itemStore(rows);
        made.exceptionHandler((started, thrown) -> {
            failure = thrown;
            return true;
        });
        return made;
    }

    void start() {
        SharedIndexInformer<T> started = informer;
        started.start().thenRun(() -> {
            synced = true;
            failure = null;
            heard = clock.instant();
            listed.run();
        });
    }

    boolean synced() {
        return synced;
    }

    KindState state() {
        return new KindState(kind, synced, following(), heard);
    }

    /** Called every few seconds, on a thread that may wait for the API server. */
    void check() {
        Instant now = clock.instant();
        if (informer.isWatching()) {
            watched = now;
            failure = null;
        }
        String at = informer.lastSyncResourceVersion();
        if (at != null && !at.equals(position)) {
            position = at;
            heard = now;
        }
        silent = synced && Duration.between(heard, now).compareTo(SILENCE) > 0;
        if (silent) {
            probe(now);
        } else {
            behindSince = null;
        }
    }

    /** A quiet cluster is told from a dead connection by asking once more. */
    private void probe(Instant now) {
        try {
            String server = request.get()
                    .list(new ListOptionsBuilder().withLimit(1L).build())
                    .getMetadata()
                    .getResourceVersion();
            if (!ahead(server, position)) {
                heard = clock.instant();
                silent = false;
            } else if (behindSince == null) {
                behindSince = now;
            } else if (Duration.between(behindSince, now).compareTo(BEHIND) >= 0) {
                rebuild();
            }
        } catch (KubernetesClientException e) {
            failure = e;
        }
    }

    private void rebuild() {
        informer.stop();
        behindSince = null;
        heard = clock.instant();
        informer = informer();
        start();
    }

    private static boolean ahead(String server, String position) {
        try {
            return Long.parseLong(server) > Long.parseLong(position);
        } catch (NumberFormatException e) {
            return !server.equals(position);
        }
    }

    private Following following() {
        Throwable thrown = failure;
        if (thrown instanceof KubernetesClientException e && (e.getCode() == 401 || e.getCode() == 403)) {
            return new Following.Denied("the API server answered " + e.getCode() + ".");
        }
        boolean lost = synced
                ? Duration.between(watched, clock.instant()).compareTo(GAP) > 0 && !informer.isWatching()
                : thrown != null;
        if (lost) {
            return new Following.Lost(
                    thrown == null ? "The connection to the API server is lost." : Failures.sentence(thrown));
        }
        return silent ? new Following.Silent() : new Following.Well();
    }

    @Override
    public void close() {
        informer.stop();
    }
}
