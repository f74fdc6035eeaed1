package io.everynode.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.model.Uid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an API server's answer to a request says of an object that is watched. */
sealed interface Answered {
    record Is(Watched kind, RawObject object) implements Answered {}

    record Gone(Watched kind, Uid uid) implements Answered {}

    /**
     * Empty for what is about none of those that are acted on. A deletion that is over at once is answered by a
     * {@code Status} that names the object.
     */
    static Optional<Answered> read(String json) throws IOException {
        JsonNode tree = Decoder.JSON.readTree(json);
        return switch (tree.path("kind").asText()) {
            case "DaemonSet" -> Optional.of(new Is(Watched.DAEMON_SETS, raw(json)));
            case "Pod" -> Optional.of(new Is(Watched.PODS, raw(json)));
            case "Status" -> gone(tree);
            default -> Optional.empty();
        };
    }

    private static RawObject raw(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = Decoder.JSON.createParser(bytes)) {
            parser.nextToken();
            return RawObject.read(bytes, parser);
        }
    }

    private static Optional<Answered> gone(JsonNode status) {
        JsonNode details = status.path("details");
        String uid = details.path("uid").asText();
        if (!status.path("status").asText().equals("Success") || uid.isEmpty()) {
            return Optional.empty();
        }
        return switch (details.path("kind").asText()) {
            case "daemonsets" -> Optional.of(new Gone(Watched.DAEMON_SETS, new Uid(uid)));
            case "pods" -> Optional.of(new Gone(Watched.PODS, new Uid(uid)));
            default -> Optional.empty();
        };
    }
}
