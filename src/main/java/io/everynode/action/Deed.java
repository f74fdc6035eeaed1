package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as it is remembered: an audit line, read.
 *
 * @param action verb and object, such as "restart fluent-bit"
 * @param outcome the API's word
 * @param reason as the caller gave it; may be empty
 * @param seen the generation that the caller saw, absent where none was named
 * @param generation that it has since, absent where nothing was changed
 */
public record Deed(
        Instant at,
        String requestId,
        String user,
        DaemonSetRef target,
        String action,
        String outcome,
        String reason,
        @Nullable Long seen,
        @Nullable Long generation) {

    /** Empty for a line that is torn or was never one of ours, and for a mere plan or beginning. */
    static Optional<Deed> of(String line) {
        JsonNode json = Json.parsed(line);
        if (!json.path("requestId").isTextual()
                || !json.has("outcome")
                || json.path("dryRun").asBoolean(false)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Deed(
                    Instant.parse(json.path("ts").asText()),
                    json.path("requestId").asText(),
                    json.path("user").asText(),
                    new DaemonSetRef(
                            new ClusterName(json.path("cluster").asText()),
                            json.path("namespace").asText(),
                            json.path("name").asText()),
                    json.path("action").asText(),
                    json.path("outcome").asText(),
                    json.path("reason").asText(""),
                    number(json.path("generationSeen")),
                    number(json.path("generation"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Long number(JsonNode json) {
        return json.isNumber() ? json.asLong() : null;
    }
}
