package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code PriorityClass}es: the admission plugin {@code Priority}, and {@code pkg/apis/scheduling/validation}. */
final class PriorityClasses {
    private static final int HIGHEST = 1_000_000_000;
    private static final String SYSTEM = "system-";

    /** Those that every cluster has, whether somebody looks at them or not. */
    private static final Map<String, Integer> OF_THE_SYSTEM =
            Map.of("system-node-critical", 2_000_001_000, "system-cluster-critical", 2_000_000_000);

    private final Store store;

    PriorityClasses(Store store) {
        this.store = store;
    }

    static boolean ofTheSystem(String name) {
        return OF_THE_SYSTEM.containsKey(name);
    }

    /** The pod with the number that its class, or the class for all that name none, stands for. */
    ObjectNode resolve(ObjectNode pod) {
        String name = text(pod, "spec", "priorityClassName");
        Integer system = OF_THE_SYSTEM.get(name);
        if (system != null) {
            return Trees.with(pod, system, "spec", "priority");
        }
        ObjectNode found = name.isEmpty() ? forAll() : store.get(new ObjectKey(Kind.PRIORITY_CLASS, "", name));
        if (found == null) {
            if (name.isEmpty()) {
                return pod;
            }
            throw ApiStatus.notAdmitted(
                    ObjectKey.of(Kind.POD, pod), "no PriorityClass with name %s was found".formatted(name));
        }
        ObjectNode spec = Trees.copy(pod.path("spec"));
        spec.put("priorityClassName", text(found, "metadata", "name"));
        spec.put("priority", found.path("value").asInt());
        spec.put("preemptionPolicy", text(found, "preemptionPolicy"));
        return Trees.with(pod, spec, "spec");
    }

    /** Of several, the lowest counts. */
    private @Nullable ObjectNode forAll() {
        ObjectNode lowest = null;
        for (ObjectNode one : store.list(Kind.PRIORITY_CLASS).objects()) {
            boolean lower = lowest == null
                    || one.path("value").asInt() < lowest.path("value").asInt();
            if (one.path("globalDefault").asBoolean() && lower) {
                lowest = one;
            }
        }
        return lowest;
    }

    static void validate(JsonNode object, FieldErrors errors) {
        String name = text(object, "metadata", "name");
        if (name.startsWith(SYSTEM)) {
            Integer known = OF_THE_SYSTEM.get(name);
            if (known == null || known != object.path("value").asInt()) {
                errors.forbidden(
                        "metadata.name",
                        "priority class names with 'system-' prefix are reserved for system use only. error: %s is not a known system priority class"
                                .formatted(name));
            }
        } else if (object.path("value").asLong() > HIGHEST) {
            errors.forbidden("value", "maximum allowed value of a user defined priority is " + HIGHEST);
        }
    }

    static void updated(JsonNode before, JsonNode after, FieldErrors errors) {
        if (before.path("value").asLong() != after.path("value").asLong()) {
            errors.forbidden("value", "may not be changed in an update.");
        }
    }
}
