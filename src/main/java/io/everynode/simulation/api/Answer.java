package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.registry.ApiStatus;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * What goes back over HTTP.
 *
 * @param warnings what the client prints beside it
 */
record Answer(int code, String contentType, Buffer body, List<String> warnings) {
    private static final String JSON = "application/json";

    static Answer json(int code, Buffer body) {
        return new Answer(code, JSON, body, List.of());
    }

    static Answer json(int code, JsonNode body) {
        return new Answer(code, JSON, Json.write(body), List.of());
    }

    static Answer text(String body) {
        return new Answer(200, "text/plain; charset=utf-8", Buffer.buffer(body), List.of());
    }

    static Answer of(ApiStatus status) {
        return json(status.code(), status.toJson());
    }

    Answer warning(List<String> of) {
        return new Answer(code, contentType, body, of);
    }
}
