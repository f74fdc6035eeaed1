package io.everynode.simulation.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The name of a pod template, and the patch that restores it. Kubernetes hashes a Go-specific dump of the template; this one
 * hashes its JSON with sorted keys by the same FNV-32a, and spells the number with the same letters.
 */
final class TemplateHash {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private TemplateHash() {}

    /** The hash of a template; another collision count gives another one. */
    static String of(JsonNode template, int collisions) {
        StringBuilder canonical = new StringBuilder();
        write(template, canonical);
        if (collisions > 0) {
            canonical.append(collisions);
        }
        return spell(Integer.toUnsignedString(fnv32a(canonical.toString())));
    }

    /**
     * A ControllerRevision's data for this template ({@code getPatch}). Its fields are sorted, as Go sorts them: kubectl
     * compares it byte by byte with what it makes of the DaemonSet itself.
     */
    static ObjectNode patch(JsonNode template) {
        ObjectNode replaced = Trees.copy(template).put("$patch", "replace");
        return Trees.with(JsonNodeFactory.instance.objectNode(), sorted(replaced), "spec", "template");
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> elements.add(sorted(element)));
            return elements;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> fields.set(field.getKey(), sorted(field.getValue())));
        return fields;
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            out.append('{');
            sorted.forEach((name, value) -> {
                out.append('"').append(name).append("\":");
                write(value, out);
                out.append(',');
            });
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            node.forEach(element -> {
                write(element, out);
                out.append(',');
            });
            out.append(']');
        } else {
            out.append(node);
        }
    }

    private static int fnv32a(String text) {
        int hash = 0x811c9dc5;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        return hash;
    }

    /** {@code rand.SafeEncodeString}: no vowels, so that no hash spells a word. */
    private static String spell(String digits) {
        StringBuilder spelled = new StringBuilder();
        digits.chars().forEach(c -> spelled.append(LETTERS.charAt(c % LETTERS.length())));
        return spelled.toString();
    }
}
