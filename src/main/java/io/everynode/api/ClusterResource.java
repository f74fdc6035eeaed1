package io.everynode.api;

import io.everynode.board.Board;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The clusters that the caller may see. */
@Path("/api/v1/clusters")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ClusterResource {
    private final Readings readings;
    private final Board board;

    ClusterResource(Readings readings, Board board) {
        this.readings = readings;
        this.board = board;
    }

    @GET
    public List<ClusterJson> list() {
        return readings.views().stream()
                .map(view -> ClusterJson.of(view, board.clock(view.cluster()).instant()))
                .toList();
    }
}
