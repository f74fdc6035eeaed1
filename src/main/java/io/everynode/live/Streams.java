package io.everynode.live;

import io.everynode.board.Board;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** The streams of all open pages. */
@ApplicationScoped
public class Streams {
    /** Revisions begin anew with the process: an id that another process gave means nothing here. */
    private final String boot =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private final Board board;
    private final LiveConfig config;
    private final CurrentVertxRequest request;
    private final Seats seats;
    private final Sse sse;
    private final ScheduledExecutorService workers = Infrastructure.getDefaultWorkerPool();
    private final Map<LivePage, Channel> channels = new ConcurrentHashMap<>();

    Streams(Board board, LiveConfig config, CurrentVertxRequest request, Seats seats, Sse sse) {
        this.board = board;
        this.config = config;
        this.request = request;
        this.seats = seats;
        this.sse = sse;
    }

    void listen(@Observes StartupEvent start) {
        board.onView(this::signal);
    }

    /**
     * The address of a page's stream for a page that is about to be made: the stream begins where the page ends.
     *
     * @param path with its query
     */
    public String address(String path, LivePage page) {
        return path + (path.contains("?") ? "&" : "?") + "since=" + boot + "-"
                + Channel.revision(page.clusters(), board);
    }

    /**
     * Opens the stream of a page for the request at hand; it ends with the caller's session.
     *
     * @throws ServiceUnavailableException where too many are open
     */
    public Multi<OutboundSseEvent> open(LivePage page, Caller caller) {
        Seat seat = seats.take(caller);
        RoutingContext routing = request.getCurrent();
        routing.response().putHeader("Cache-Control", "no-cache, no-transform").putHeader("X-Accel-Buffering", "no");
        long seen = seenRevision(routing);
        return Multi.createFrom().deferred(() -> {
            Channel channel = enter(page);
            var subscription = new Subscription(channel, sse, boot, seen);
            return Multi.createFrom()
                    .<Signal>emitter(
                            emitter -> {
                                Runnable news = () -> emitter.emit(Signal.NEWS);
                                channel.add(news);
                                seat.attach(emitter, () -> emitter.emit(Signal.BEAT), () -> leave(channel, news));
                            },
                            BackPressureStrategy.LATEST)
                    .emitOn(workers)
                    .onItem()
                    .transformToIterable(subscription::pull);
        });
    }

    /** A browser that comes back by itself sends the header; our script opens a new source and adds the parameter. */
    private long seenRevision(RoutingContext routing) {
        String id = Optional.ofNullable(routing.request().getHeader("Last-Event-ID"))
                .orElseGet(() -> routing.request().getParam("since", ""));
        return id.startsWith(boot + "-") && id.substring(boot.length() + 1).matches("\\d{1,18}")
                ? Long.parseLong(id.substring(boot.length() + 1))
                : -1;
    }

    private Channel enter(LivePage page) {
        return channels.compute(page, (p, c) -> {
            Channel channel = c == null ? new Channel(p, board, workers, config.window()) : c;
            channel.enter();
            return channel;
        });
    }

    private void leave(Channel channel, Runnable news) {
        channel.remove(news);
        channels.compute(channel.page(), (p, c) -> channel.leave() ? null : c);
    }

    private void signal(ClusterName cluster) {
        channels.values().stream().filter(c -> c.shows(cluster)).forEach(Channel::signal);
    }
}
