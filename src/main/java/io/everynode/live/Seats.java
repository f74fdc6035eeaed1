package io.everynode.live;

import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How many streams may be open, of pages and of the API together, when they beat and when they end. */
@ApplicationScoped
public class Seats {
    private static final long COME_BACK_SECONDS = 10;

    private final LiveConfig config;
    private final Who who;
    private final Set<Seat> taken = new HashSet<>();
    private boolean closed;
    private @Nullable Future<?> sweeps;

    Seats(LiveConfig config, Who who) {
        this.config = config;
        this.who = who;
    }

    void start(@Observes StartupEvent start) {
        long pause = config.beat().toMillis();
        sweeps = Infrastructure.getDefaultWorkerPool()
                .scheduleAtFixedRate(() -> sweep(System.nanoTime()), pause, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * For the request at hand; the seat ends with the caller's session.
     *
     * @throws ServiceUnavailableException where too many are taken, or this process is about to end
     */
    public synchronized Seat take(Caller caller) {
        if (closed || full(caller.name())) {
            throw new ServiceUnavailableException(COME_BACK_SECONDS);
        }
        var seat = new Seat(caller.name(), this::left);
        seat.stay(who.stay(seat::end));
        taken.add(seat);
        return seat;
    }

    private boolean full(String caller) {
        return taken.size() >= config.maxStreams()
                || taken.stream().filter(s -> s.holder().equals(caller)).count() >= config.maxStreamsOfOneCaller();
    }

    private synchronized void left(Seat seat) {
        taken.remove(seat);
    }

    private synchronized List<Seat> all() {
        return List.copyOf(taken);
    }

    /** @param now by {@link System#nanoTime()} */
    void sweep(long now) {
        all().forEach(seat -> {
            try {
                sweep(seat, now);
            } catch (RuntimeException e) {
                Log.error("a stream could not beat", e);
            }
        });
    }

    private void sweep(Seat seat, long now) {
        boolean attached = seat.attached();
        if (attached && !seat.isOlder(config.lifetime(), now)) {
            seat.beat();
        } else if (attached) {
            seat.end();
        } else if (seat.isOlder(config.beat(), now)) {
            // The client went before its answer began.
            seat.end();
            seat.leave();
        }
    }

    /** Open streams would hold up the shutdown until its timeout; the clients come back to whoever serves then. */
    void end(@Observes ShutdownDelayInitiatedEvent shutdown) {
        synchronized (this) {
            closed = true;
        }
        all().forEach(Seat::end);
    }

    @PreDestroy
    void stop() {
        Future<?> sweeping = sweeps;
        if (sweeping != null) {
            sweeping.cancel(false);
        }
    }
}
