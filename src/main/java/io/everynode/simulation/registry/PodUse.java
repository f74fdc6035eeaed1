package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.schema.Quantities;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What a pod uses of a quota: {@code pkg/quota/v1/evaluator/core/pods.go}.
 *
 * @param over whether it has ended: then it counts for {@code count/pods} alone
 */
record PodUse(Resources requests, Resources limits, JsonNode spec, boolean over) {
    private static final List<String> COUNTED = List.of(
            "pods", "count/pods", "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    static PodUse of(ObjectNode pod) {
        JsonNode spec = pod.path("spec");
        return new PodUse(sum(spec, "requests"), sum(spec, "limits"), spec, over(pod));
    }

    static boolean over(JsonNode pod) {
        String phase = Trees.text(pod, "status", "phase");
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    /** Init containers run one after the other, before the others. */
    private static Resources sum(JsonNode spec, String field) {
        Resources all = Resources.NONE;
        for (JsonNode container : spec.path("containers")) {
            all = all.plus(Resources.of(at(container, "resources", field)));
        }
        for (JsonNode container : spec.path("initContainers")) {
            all = all.max(Resources.of(at(container, "resources", field)));
        }
        return all;
    }

    /** How much of a resource: thousandths of a core, bytes, or pods. */
    long of(String resource) {
        if (over && !resource.equals("count/pods")) {
            return 0;
        }
        return switch (resource) {
            case "pods", "count/pods" -> 1;
            case "cpu", "requests.cpu" -> requests.cpuMillis();
            case "memory", "requests.memory" -> requests.memoryBytes();
            case "limits.cpu" -> limits.cpuMillis();
            case "limits.memory" -> limits.memoryBytes();
            default -> 0;
        };
    }

    void addTo(SortedMap<String, Long> used) {
        COUNTED.forEach(resource -> used.merge(resource, of(resource), Long::sum));
    }

    /** The containers that do not say what a quota of this resource has to know. */
    List<String> silentOn(String resource) {
        List<String> silent = new ArrayList<>();
        if (COUNTED.indexOf(resource) >= COUNTED.indexOf("cpu")) {
            String field = resource.startsWith("limits.") ? "limits" : "requests";
            String name = resource.substring(resource.indexOf('.') + 1);
            for (String list : List.of("containers", "initContainers")) {
                for (JsonNode container : spec.path(list)) {
                    if (!at(container, "resources", field).has(name)) {
                        silent.add(container.path("name").asText());
                    }
                }
            }
        }
        return silent;
    }

    /** The amount that a quota's text stands for. */
    static long amount(String resource, String text) {
        return Resources.quantity(text, resource.endsWith("cpu") ? 1000 : 1);
    }

    /** An amount as Kubernetes writes it; memory in powers of two where it is whole kibibytes. */
    static String shown(String resource, long amount) {
        if (resource.endsWith("cpu")) {
            return Quantities.canonical(amount + "m", Quantities.MILLI);
        }
        boolean binary = resource.endsWith("memory") && amount > 0 && amount % 1024 == 0;
        return Quantities.canonical(binary ? amount / 1024 + "Ki" : Long.toString(amount), Quantities.MILLI);
    }
}
