package io.everynode.simulation.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.view.TemplateView;
import io.everynode.simulation.view.Toleration;
import java.util.ArrayList;
import java.util.List;

/** The tolerations that every daemon pod gets ({@code AddOrUpdateDaemonPodTolerations}). */
final class AutomaticTolerations {
    private static final List<Toleration> ALWAYS = List.of(
            exists("not-ready", "NoExecute"),
            exists("unreachable", "NoExecute"),
            exists("disk-pressure", "NoSchedule"),
            exists("memory-pressure", "NoSchedule"),
            exists("pid-pressure", "NoSchedule"),
            exists("unschedulable", "NoSchedule"));
    private static final Toleration ON_HOST_NETWORK = exists("network-unavailable", "NoSchedule");

    private AutomaticTolerations() {}

    static List<Toleration> of(TemplateView template) {
        List<Toleration> all = new ArrayList<>(template.tolerations());
        all.addAll(added(template.hostNetwork()));
        return List.copyOf(all);
    }

    /** The tolerations of a pod made from this template's {@code spec}: a user's own that equals one of ours gives way. */
    static ArrayNode inPod(JsonNode spec) {
        List<Toleration> added = added(spec.path("hostNetwork").asBoolean());
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        List<Toleration> replaced = new ArrayList<>();
        for (JsonNode own : spec.path("tolerations")) {
            Toleration read = Toleration.of(own);
            boolean ours = added.contains(read);
            if (ours) {
                replaced.add(read);
            }
            all.add(ours ? json(read) : own);
        }
        added.stream().filter(toleration -> !replaced.contains(toleration)).forEach(t -> all.add(json(t)));
        return all;
    }

    private static List<Toleration> added(boolean hostNetwork) {
        if (!hostNetwork) {
            return ALWAYS;
        }
        List<Toleration> all = new ArrayList<>(ALWAYS);
        all.add(ON_HOST_NETWORK);
        return all;
    }

    private static ObjectNode json(Toleration toleration) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("effect", toleration.effect())
                .put("key", toleration.key())
                .put("operator", toleration.operator());
    }

    private static Toleration exists(String condition, String effect) {
        return new Toleration("node.kubernetes.io/" + condition, "Exists", "", effect);
    }
}
