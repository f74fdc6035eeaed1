package io.everynode.api;

import io.everynode.board.Board;
import io.everynode.live.Seat;
import io.everynode.live.Seats;
import io.everynode.login.Who;
import io.everynode.model.ClusterName;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** All open streams of the API, each told only that there is news; it then reads the ledger at its own pace. */
@ApplicationScoped
class Feeds {
    /** Places begin anew with the process: one that another process gave means nothing here. */
    private final String boot =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private final Board board;
    private final Seats seats;
    private final Who who;
    private final ScheduledExecutorService workers = Infrastructure.getDefaultWorkerPool();
    private final Map<ClusterName, Ledger> ledgers = new ConcurrentHashMap<>();
    private final Set<Feed> open = ConcurrentHashMap.newKeySet();

    Feeds(Board board, Seats seats, Who who) {
        this.board = board;
        this.seats = seats;
        this.who = who;
    }

    void listen(@Observes StartupEvent start) {
        board.onView(cluster -> workers.execute(() -> take(cluster)));
    }

    /**
     * For the request at hand; it ends with the caller's session.
     *
     * @param lastId the last event's that the client has seen, or the empty text
     * @throws jakarta.ws.rs.ServiceUnavailableException where too many streams are open
     */
    Multi<Reader.Due> open(ClusterName cluster, String lastId) {
        Seat seat = seats.take(who.caller());
        return Multi.createFrom().deferred(() -> {
            var reader = new Reader(take(cluster), place(lastId));
            return Multi.createFrom()
                    .<Reader>emitter(
                            emitter -> enter(new Feed(cluster, reader, emitter), seat), BackPressureStrategy.LATEST)
                    .emitOn(workers)
                    .onItem()
                    .transformToIterable(Reader::due);
        });
    }

    String id(Reader.Due due) {
        return boot + "-" + due.id();
    }

    private long place(String lastId) {
        String place = lastId.startsWith(boot + "-") ? lastId.substring(boot.length() + 1) : "";
        return place.matches("\\d{1,18}") ? Long.parseLong(place) : 0;
    }

    private void enter(Feed feed, Seat seat) {
        open.add(feed);
        feed.signal();
        seat.attach(feed.emitter(), feed::beat, () -> open.remove(feed));
    }

    private Ledger take(ClusterName cluster) {
        Ledger ledger = ledgers.computeIfAbsent(cluster, c -> new Ledger());
        board.view(cluster).ifPresent(ledger::update);
        open.stream().filter(f -> f.cluster().equals(cluster)).forEach(Feed::signal);
        return ledger;
    }

    private record Feed(ClusterName cluster, Reader reader, MultiEmitter<? super Reader> emitter) {
        void signal() {
            emitter.emit(reader);
        }

        void beat() {
            reader.beat();
            signal();
        }

        /** A feed is itself and no other. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
