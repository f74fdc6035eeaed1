package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of one request to an API server. */
sealed interface Reply {
    /** An answer with a status; the body is the object, or a {@code Status} that says why not. */
    record Answered(int status, JsonNode body) implements Reply {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        /** The API server's own words. */
        String message() {
            String message = body.path("message").asText("");
            return message.isEmpty() ? "the API server answered " + status + " without a word" : message;
        }
    }

    /** The connection was never there, so the request cannot have had an effect. */
    record NotSent(String why) implements Reply {}

    /** It may have been received; no answer came. */
    record Lost(String why) implements Reply {}
}
