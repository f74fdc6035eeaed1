package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.registry.ApiStatus;
import io.vertx.core.buffer.Buffer;

/** What goes back over HTTP. */
record Answer(int code, String contentType, Buffer body) {
    private static final String JSON = "application/json";

    static Answer json(int code, Buffer body) {
        return new Answer(code, JSON, body);
    }

    static Answer json(int code, JsonNode body) {
        return new Answer(code, JSON, Json.write(body));
    }

    static Answer text(String body) {
        return new Answer(200, "text/plain; charset=utf-8", Buffer.buffer(body));
    }

    static Answer of(ApiStatus status) {
        return json(status.code(), status.toJson());
    }
}
