package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;

/** One request that changes something, complete but for {@code dryRun}. */
record Write(String method, String contentType, JsonNode body) {
    static Write strategicMerge(JsonNode body) {
        return new Write("PATCH", "application/strategic-merge-patch+json", body);
    }

    static Write jsonPatch(JsonNode body) {
        return new Write("PATCH", "application/json-patch+json", body);
    }

    static Write delete(JsonNode body) {
        return new Write("DELETE", "application/json", body);
    }
}
