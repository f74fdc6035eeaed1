package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A label selector as a DaemonSet has one. */
public record Selector(Map<String, String> labels, List<Requirement> expressions) {
    public static Selector of(JsonNode selector) {
        return new Selector(
                Json.strings(selector.path("matchLabels")),
                Json.list(selector.path("matchExpressions"), Requirement::of));
    }

    public boolean selectsEverything() {
        return labels.isEmpty() && expressions.isEmpty();
    }

    /** Whether a pod's labels match; most selectors name a label or two, which are looked up without reading all of them. */
    public boolean matches(PodView pod) {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!label.getValue().equals(pod.label(label.getKey()))) {
                return false;
            }
        }
        return expressions.isEmpty() || matches(pod.labels());
    }

    public boolean matches(Map<String, String> found) {
        return labels.entrySet().stream().allMatch(l -> l.getValue().equals(found.get(l.getKey())))
                && expressions.stream().allMatch(e -> e.isValid() && e.matches(found));
    }
}
