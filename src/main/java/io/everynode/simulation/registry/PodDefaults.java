package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The defaults of pods and pod templates: {@code SetDefaults_PodSpec}, and what admission adds to pods. */
final class PodDefaults {
    private static final int GRACE_SECONDS = 30;
    private static final int EVICTION_SECONDS = 300;
    private static final List<String> EVICTING =
            List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    private PodDefaults() {}

    /** The spec of a pod: as a template's, and with what only pods get. */
    static JsonNode pod(JsonNode spec) {
        Completion next = new Completion(template(spec));
        next.flag("enableServiceLinks", true);
        next.number("priority", 0);
        next.text("preemptionPolicy", "PreemptLowerPriority");
        next.replace("tolerations", withEviction(spec.path("tolerations")));
        next.each("containers", ContainerDefaults::requesting);
        next.each("initContainers", ContainerDefaults::requesting);
        if (spec.path("hostNetwork").asBoolean()) {
            next.each("containers", PodDefaults::onHostNetwork);
            next.each("initContainers", PodDefaults::onHostNetwork);
        }
        return next.node();
    }

    /** The spec of a pod template. */
    static JsonNode template(JsonNode spec) {
        Completion next = new Completion(spec);
        next.text("restartPolicy", "Always");
        next.number("terminationGracePeriodSeconds", GRACE_SECONDS);
        next.text("dnsPolicy", "ClusterFirst");
        next.emptyObject("securityContext");
        next.text("schedulerName", "default-scheduler");
        next.each("containers", ContainerDefaults::container);
        next.each("initContainers", ContainerDefaults::container);
        next.each("volumes", VolumeDefaults::volume);
        if (spec.hasNonNull("serviceAccountName")) {
            next.text("serviceAccount", spec.path("serviceAccountName").asText());
        }
        return next.node();
    }

    private static JsonNode onHostNetwork(JsonNode container) {
        Completion next = new Completion(container);
        next.each("ports", port -> {
            Completion completed = new Completion(port);
            if (port.path("hostPort").asInt() == 0) {
                completed.replace("hostPort", port.path("containerPort"));
            }
            return completed.node();
        });
        return next.node();
    }

    /** Admission's {@code DefaultTolerationSeconds}: a pod that says nothing stays five minutes on a node that is gone. */
    private static JsonNode withEviction(JsonNode tolerations) {
        ArrayNode next = JsonNodeFactory.instance.arrayNode();
        tolerations.forEach(next::add);
        for (String key : EVICTING) {
            if (!tolerated(tolerations, key)) {
                ObjectNode toleration = next.addObject().put("key", key).put("operator", "Exists");
                toleration.put("effect", "NoExecute").put("tolerationSeconds", EVICTION_SECONDS);
            }
        }
        return next.size() == tolerations.size() ? tolerations : next;
    }

    private static boolean tolerated(JsonNode tolerations, String key) {
        for (JsonNode toleration : tolerations) {
            String covered = toleration.path("key").asText("");
            String effect = toleration.path("effect").asText("");
            if ((covered.isEmpty() || covered.equals(key)) && (effect.isEmpty() || effect.equals("NoExecute"))) {
                return true;
            }
        }
        return false;
    }
}
