package io.everynode.simulation.api;

import io.vertx.core.buffer.Buffer;

/**
 * One request of a known user about a known target.
 *
 * @param userAgent the program that asks, which is the field manager if none is named
 */
record Call(
        String method,
        Target target,
        Query query,
        String user,
        String contentType,
        String userAgent,
        Representation representation,
        Buffer body) {

    /** The same request, had it been sent as JSON. */
    Call withJson(Buffer json) {
        return new Call(method, target, query, user, "application/json", userAgent, representation, json);
    }
}
