package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A login that failed, as it is remembered: an audit line, read.
 *
 * @param mode the login mode
 * @param address where it came from
 * @param why in a word
 * @param name whose token it was; empty where nobody said so
 * @param leftOut how many of all addresses have no line since the one before
 * @param last more of the minute have none
 */
public record Knock(
        Instant at, String mode, String address, String outcome, String why, String name, int leftOut, boolean last) {
    private static final String ACTION = "log in";

    /** In the audit log. */
    public void log() {
        Audit.log(line());
    }

    String line() {
        ObjectNode line = Json.object()
                .put("ts", at.toString())
                .put("action", ACTION)
                .put("mode", mode)
                .put("address", address)
                .put("user", name)
                .put("outcome", outcome)
                .put("why", why);
        if (leftOut > 0) {
            line.put("leftOut", leftOut);
        }
        return last ? Audit.withLast(line) : line.toString();
    }

    /** Empty for any other line. */
    static Optional<Knock> of(String line) {
        JsonNode json = Json.parsed(line);
        if (!json.path("action").asText().equals(ACTION) || !json.has("why")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Knock(
                    Instant.parse(json.path("ts").asText()),
                    json.path("mode").asText(),
                    json.path("address").asText(),
                    json.path("outcome").asText(),
                    json.path("why").asText(),
                    json.path("user").asText(),
                    json.path("leftOut").asInt(),
                    json.has(Audit.MORE)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
