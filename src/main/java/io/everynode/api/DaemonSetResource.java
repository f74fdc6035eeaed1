package io.everynode.api;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The DaemonSets of a cluster, sorted by namespace, then name. */
@Path("/api/v1/clusters/{cluster}/daemonsets")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class DaemonSetResource {
    private final Readings readings;

    DaemonSetResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    public List<SummaryJson> list(
            String cluster,
            @RestQuery @Nullable String namespace,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String verdict,
            @RestQuery @Nullable String attention) {
        var filter = new DaemonSetFilter(namespace, q, state, verdict, attention);
        return readings.view(cluster).understanding().daemonSets().values().stream()
                .filter(filter::passes)
                .map(SummaryJson::of)
                .toList();
    }

    @GET
    @Path("/{namespace}/{name}")
    public DetailJson get(String cluster, String namespace, String name) {
        return DetailJson.of(readings.daemonSet(cluster, namespace, name));
    }
}
