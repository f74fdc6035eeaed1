package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One request that changes something, complete but for {@code dryRun}. */
sealed interface Write {
    record Patch(String contentType, JsonNode body) implements Write {
        static Patch strategicMerge(JsonNode body) {
            return new Patch("application/strategic-merge-patch+json", body);
        }

        static Patch json(JsonNode steps) {
            return new Patch("application/json-patch+json", steps);
        }
    }

    /** @param options {@code DeleteOptions} */
    record Delete(ObjectNode options) implements Write {
        /** In the body: where there is one, the API server does not look at {@code ?dryRun=}, and deletes. */
        ObjectNode dry() {
            ObjectNode dry = options.deepCopy();
            dry.putArray("dryRun").add("All");
            return dry;
        }
    }
}
