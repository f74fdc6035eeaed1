package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The way to an API server and back. */
interface Wire {
    /**
     * Exactly one request.
     *
     * @param path below the server's root, without a slash before it, with its query
     * @param contentType of the body; empty where there is none
     */
    Reply send(String method, String path, String contentType, @Nullable JsonNode body);
}
