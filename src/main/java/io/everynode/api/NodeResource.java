package io.everynode.api;

import io.everynode.model.NodeName;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The nodes of a cluster, in their natural order, with the DaemonSets on each. */
@Path("/api/v1/clusters/{cluster}/nodes")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class NodeResource {
    private final Readings readings;

    NodeResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    public List<NodeJson> list(String cluster) {
        return readings.view(cluster).understanding().nodeUnderstandings().stream()
                .map(NodeJson::of)
                .toList();
    }

    @GET
    @Path("/{node}")
    public NodeJson.DetailJson get(String cluster, String node) {
        return readings.view(cluster)
                .understanding()
                .node(new NodeName(node))
                .map(NodeJson.DetailJson::of)
                .orElseThrow(NotFoundException::new);
    }
}
