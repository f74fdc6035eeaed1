package io.everynode.simulation.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.util.Map;

/** RFC 7386: objects are merged, null removes, everything else replaces. */
record MergePatch(ObjectNode patch) implements Patch {

    @Override
    public ObjectNode apply(ObjectNode object) {
        return merged(object, patch);
    }

    private static ObjectNode merged(JsonNode target, JsonNode patch) {
        ObjectNode result = target.isObject() ? Trees.copy(target) : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                result.remove(field.getKey());
            } else if (value.isObject()) {
                result.set(field.getKey(), merged(result.path(field.getKey()), value));
            } else {
                result.set(field.getKey(), value);
            }
        }
        return result;
    }
}
