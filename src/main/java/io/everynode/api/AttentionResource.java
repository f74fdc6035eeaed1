package io.everynode.api;

import io.everynode.board.View;
import io.everynode.insight.ClusterUnderstanding;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What needs somebody in all clusters that the caller may see, the most urgent first. */
@Path("/api/v1/attention")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class AttentionResource {
    private final Readings readings;

    AttentionResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    public List<AttentionJson> list() {
        List<ClusterUnderstanding> clusters =
                readings.views().stream().map(View::understanding).toList();
        return ClusterUnderstanding.attentionOver(clusters).stream()
                .map(AttentionJson::of)
                .toList();
    }
}
