package io.everynode.cluster;

import io.everynode.cluster.KindState.Following;
import io.everynode.model.Uid;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One kind of one cluster, listed in pages and then watched, on a thread of its own that costs nothing while it waits. A
 * watch that ends is taken up where it was; an answer of 410, or another cluster at the same address, lists anew; one
 * that has gone silent is checked and replaced.
 */
final class KindWatch implements AutoCloseable {
    /** Bookmarks come about once a minute. */
    static final Duration SILENCE = Duration.ofSeconds(90);

    private static final int PAGE = 500;
    private static final Duration SHORTEST_WATCH = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LISTS = Duration.ofMinutes(1);
    private static final Duration DENIED = Duration.ofMinutes(1);
    private static final Duration QUICK = Duration.ofSeconds(3);
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int DOUBLINGS = 5;
    private static final Duration END = Duration.ofSeconds(1);

    private final Watched kind;
    private final ApiReader api;
    private final Sink sink;
    private final InstantSource clock;
    private final Duration silence;
    private final Thread thread;
    private String position = "";
    private String identity = "";
    private int failures;
    private Instant spoilt = Instant.EPOCH;
    private volatile boolean synced;
    private volatile Following following = new Following.Well();
    private volatile Instant heard;

    /** Where what is heard goes, in order. */
    interface Sink {
        /** It is about to be listed: what comes until {@link #listed} is how things are. */
        void listing(Watched kind);

        void came(Watched kind, RawObject object);

        void went(Watched kind, RawObject object);

        /** All there is of the kind was told; then {@code taken} is to be run, once all that has been taken in. */
        void listed(Watched kind, Set<Uid> all, Runnable taken);

        /** A message that is no object at all. */
        void unreadable(Watched kind, IOException why);

        /** {@link #state()} is another one, if only by when it was heard last. */
        void turned();
    }

    KindWatch(Watched kind, ApiReader api, Sink sink, InstantSource clock, Duration silence) {
        this.kind = kind;
        this.api = api;
        this.sink = sink;
        this.clock = clock;
        this.silence = silence;
        heard = clock.instant();
        thread = Thread.ofVirtual().name("watch-" + kind.resource()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean synced() {
        return synced;
    }

    KindState state() {
        return new KindState(kind, synced, following, heard);
    }

    private void run() {
        try {
            while (true) {
                try {
                    follow();
                } catch (ApiException e) {
                    failed(e);
                } catch (RuntimeException | Error e) {
                    // Whatever it was, the next attempt may do better; a watch that ends for good would show old facts.
                    Log.errorf(e, "the watch of %s broke off", kind.plural());
                    failed(new ApiException(e));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws ApiException, InterruptedException {
        if (!position.isEmpty() && !stillTheSame()) {
            position = "";
        }
        if (position.isEmpty()) {
            list();
        }
        long opened = System.nanoTime();
        watch();
        Duration lasted = Duration.ofNanos(System.nanoTime() - opened);
        if (lasted.compareTo(SHORTEST_WATCH) < 0) {
            Thread.sleep(SHORTEST_WATCH.minus(lasted));
        }
    }

    private void list() throws ApiException, InterruptedException {
        identity = api.identity();
        sink.listing(kind);
        var all = new HashSet<Uid>();
        String next = "";
        ListPage page;
        do {
            page = api.list(kind, PAGE, next);
            heard();
            for (RawObject object : page.items()) {
                all.add(new Uid(object.uid()));
                sink.came(kind, object);
            }
            next = page.next();
        } while (!next.isEmpty());
        sink.listed(kind, all, () -> synced = true);
        position = page.resourceVersion();
    }

    private void watch() throws ApiException, InterruptedException {
        try (WatchStream stream = api.watch(kind, position)) {
            heard();
            // After a failure it has to last a moment: something in between may open each one and cut it.
            boolean well = failures == 0;
            if (well) {
                turn(new Following.Well());
            }
            while (true) {
                Optional<WatchStream.Next> next = stream.next(well ? silence : SHORTEST_WATCH);
                if (next.isEmpty() && well && replaced()) {
                    return;
                }
                switch (next.orElse(null)) {
                    case null -> {}
                    case WatchStream.Next.Message(String json) -> {
                        if (!take(json)) {
                            return;
                        }
                    }
                    case WatchStream.Next.Ended ended -> {
                        return;
                    }
                    case WatchStream.Next.Broken(Throwable cause) -> throw new ApiException(cause);
                }
                if (!well) {
                    well = true;
                    failures = 0;
                    turn(new Following.Well());
                }
            }
        }
    }

    /** Whether to go on: what a message that cannot be read meant to say is found out by listing anew, now and then. */
    private boolean take(String json) throws ApiException {
        heard();
        try {
            WatchMessage message = WatchMessage.read(json);
            switch (message.type()) {
                case "ADDED", "MODIFIED" -> sink.came(kind, message.object());
                case "DELETED" -> sink.went(kind, message.object());
                case "BOOKMARK" -> sink.turned();
                default -> throw error(message.object());
            }
            if (!message.object().resourceVersion().isEmpty()) {
                position = message.object().resourceVersion();
            }
            return true;
        } catch (IOException e) {
            sink.unreadable(kind, e);
            return !listAnew();
        }
    }

    private boolean listAnew() {
        boolean due = clock.instant().isAfter(spoilt.plus(BETWEEN_LISTS));
        if (due) {
            spoilt = clock.instant();
            position = "";
        }
        return due;
    }

    private static ApiException error(RawObject status) throws IOException {
        var tree = Decoder.tree(status);
        return new ApiException(
                tree.path("code").asInt(),
                "The API server ended the watch: " + tree.path("message").asText("no reason given") + ".");
    }

    /**
     * Nothing came for longer than a bookmark takes: a quiet cluster is told from a dead watch by asking once more. An API
     * server sends no bookmarks about a kind of which nothing changed since it was listed, so this is nothing to be shown
     * unless the answer is slow too.
     */
    private boolean replaced() throws ApiException, InterruptedException {
        String server;
        try {
            server = api.position(kind, QUICK);
        } catch (ApiException e) {
            turn(new Following.Silent());
            server = api.position(kind, PATIENT);
        }
        if (!server.equals(position)) {
            return true; // whether it went on or back is asked before the watch is taken up
        }
        heard();
        turn(new Following.Well());
        return false;
    }

    /** An API server that was set back, or is another one, does not know the watch's position. */
    private boolean stillTheSame() throws ApiException, InterruptedException {
        return identity.equals(api.identity()) && compare(api.position(kind, PATIENT), position) >= 0;
    }

    private static int compare(String a, String b) {
        try {
            return Long.compareUnsigned(Long.parseUnsignedLong(a), Long.parseUnsignedLong(b));
        } catch (NumberFormatException e) {
            return a.equals(b) ? 0 : -1;
        }
    }

    private void failed(ApiException failure) throws InterruptedException {
        failures++;
        if (failure.gone()) {
            position = "";
        }
        if (!failure.gone() || failures > 1) {
            turn(following(failure));
        }
        Thread.sleep(failure.denied() ? DENIED : pause());
    }

    private static Following following(ApiException failure) {
        if (failure.denied()) {
            return new Following.Denied(failure.sentence());
        }
        return failure.unknown() ? new Following.Unknown() : new Following.Lost(failure.sentence());
    }

    /** Twice as long each time, with jitter, so that not all kinds and clusters come back at once; at most 16 s. */
    private Duration pause() {
        long longest = FIRST_PAUSE.toMillis() << Math.min(failures - 1, DOUBLINGS);
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2));
    }

    private void heard() {
        heard = clock.instant();
    }

    private void turn(Following newer) {
        if (!newer.equals(following)) {
            following = newer;
            sink.turned();
        }
    }

    /** Ends it, soon. */
    void stop() {
        thread.interrupt();
    }

    /** Waits for the end, though not for long. */
    @Override
    public void close() throws InterruptedException {
        stop();
        thread.join(END);
    }
}
