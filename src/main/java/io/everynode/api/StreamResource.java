package io.everynode.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.everynode.api.Ledger.Entry;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** What changes in a cluster, as it changes. */
@Path("/api/v1/clusters/{cluster}/stream")
@Authenticated
public class StreamResource {
    private static final long RECONNECT_MILLIS = 2000;

    private final Readings readings;
    private final Feeds feeds;
    private final Sse sse;
    private final ObjectMapper json;

    StreamResource(Readings readings, Feeds feeds, Sse sse, ObjectMapper json) {
        this.readings = readings;
        this.feeds = feeds;
        this.sse = sse;
        this.json = json;
    }

    /** @param lastEventId of a client that comes back */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> get(
            String cluster,
            @RestHeader("Last-Event-ID") @DefaultValue("") String lastEventId,
            HttpServerResponse response) {
        var name = readings.view(cluster).cluster();
        var events = feeds.open(name, lastEventId).map(this::event);
        response.putHeader("Cache-Control", "no-cache, no-transform").putHeader("X-Accel-Buffering", "no");
        return events;
    }

    private OutboundSseEvent event(Reader.Due due) {
        return sse.newEventBuilder()
                .name(due.event())
                .id(feeds.id(due))
                .reconnectDelay(RECONNECT_MILLIS)
                .data(data(due.entry()))
                .build();
    }

    private String data(@Nullable Entry entry) {
        try {
            return entry == null ? "{}" : json.writeValueAsString(content(entry));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object content(Entry entry) {
        return entry.understood() != null
                ? SummaryJson.of(entry.understood())
                : Map.of(
                        "namespace", entry.ref().namespace(),
                        "name", entry.ref().name(),
                        "uid", entry.uid().value());
    }
}
