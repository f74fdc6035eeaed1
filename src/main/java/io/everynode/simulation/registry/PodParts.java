package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The containers and volumes of a pod, as PodSecurity goes through them and names them. */
final class PodParts {
    private PodParts() {}

    /** Init containers first. */
    static JsonNode containers(JsonNode spec) {
        var all = JsonNodeFactory.instance.arrayNode();
        spec.path("initContainers").forEach(all::add);
        spec.path("containers").forEach(all::add);
        return all;
    }

    /** In a user namespace, where root is nobody outside: {@code relaxPolicyForUserNamespacePod}. */
    static boolean ownUsers(JsonNode spec) {
        return spec.has("hostUsers") && !spec.path("hostUsers").asBoolean();
    }

    static List<String> names(JsonNode parts, Predicate<JsonNode> bad) {
        List<String> names = new ArrayList<>();
        for (JsonNode part : parts) {
            if (bad.test(part)) {
                names.add(part.path("name").asText());
            }
        }
        return names;
    }

    /** {@code container "a"}, {@code containers "a", "b"}. */
    static String listed(String what, Collection<String> names) {
        return what + (names.size() == 1 ? " " : "s ") + quoted(names);
    }

    static String quoted(Collection<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    /** Who does it: {@code pod}, {@code container "a"}, or both. */
    static List<String> subjects(boolean pod, List<String> containers) {
        List<String> subjects = new ArrayList<>();
        if (pod) {
            subjects.add("pod");
        }
        if (!containers.isEmpty()) {
            subjects.add(listed("container", containers));
        }
        return subjects;
    }
}
