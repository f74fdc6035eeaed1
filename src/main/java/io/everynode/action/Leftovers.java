package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What processes before this one left in the audit file: attempts that they did not see the end of, and replacements. */
final class Leftovers {
    private static final Set<String> MAY_HAVE_BEGUN = Set.of("accepted", "unknown");

    private final Map<String, ObjectNode> begun = new LinkedHashMap<>();
    private final Map<String, ObjectNode> unfinished = new LinkedHashMap<>();
    private final Map<String, JsonNode> ended = new LinkedHashMap<>();
    private final Map<Key, EarlierUse> uses = new HashMap<>();

    private record Key(String user, String idempotencyKey) {}

    /** @param lines the oldest first; what is no line of ours is passed over */
    Leftovers(List<String> lines) {
        List<JsonNode> parsed = lines.stream().map(Json::parsed).toList();
        remember(parsed);
        parsed.forEach(line -> {
            String id = line.path("requestId").asText("");
            if (line.has("replacement")) {
                ended.put(id, line);
            } else if (line.has("outcome")) {
                unfinished.remove(id);
                if (!MAY_HAVE_BEGUN.contains(line.path("outcome").asText())) {
                    begun.remove(id);
                }
            } else if (line instanceof ObjectNode attempt && !id.isEmpty()) {
                begun.put(id, attempt);
                unfinished.put(id, attempt);
            }
        });
    }

    /** A step of a replacement has the key of the whole, and is not what was asked for. */
    private void remember(List<JsonNode> lines) {
        Map<String, JsonNode> outcomes = lines.stream()
                .filter(l -> l.has("outcome"))
                .collect(Collectors.toMap(l -> l.path("requestId").asText(), l -> l, (a, b) -> b));
        lines.stream()
                .filter(l -> l.path("idempotencyKey").isTextual() && !l.has("outcome"))
                .filter(l -> !l.path("resource").asText().equals("pods") || l.has("pods"))
                .forEach(begun -> {
                    var use = new EarlierUse(
                            begun, outcomes.get(begun.path("requestId").asText()));
                    if (use.mayHaveHadAnEffect()) {
                        uses.merge(
                                new Key(
                                        begun.path("user").asText(),
                                        begun.path("idempotencyKey").asText()),
                                use,
                                (first, again) -> again.accepted() ? again : first);
                    }
                });
    }

    Optional<EarlierUse> use(String user, String idempotencyKey) {
        return Optional.ofNullable(uses.get(new Key(user, idempotencyKey)));
    }

    /** An audit line for each attempt whose end nobody saw: the process was killed, or its disk was full. */
    List<String> unfinished() {
        return unfinished.values().stream()
                .map(line -> line.deepCopy().put("outcome", "unknown").toString())
                .toList();
    }

    boolean beganReplacement(String id) {
        return begunReplacement(id).isPresent();
    }

    Optional<Recalled> replacement(String id) {
        return begunReplacement(id).map(line -> Recalled.of(line, ended.get(id)));
    }

    private Optional<ObjectNode> begunReplacement(String id) {
        return Optional.ofNullable(begun.get(id)).filter(line -> line.has("pods"));
    }
}
