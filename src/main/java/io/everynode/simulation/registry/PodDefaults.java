package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.UnaryOperator;

/** The defaults of pods and pod templates: {@code SetDefaults_PodSpec}, {@code SetDefaults_Container}, {@code SetDefaults_Probe}. */
final class PodDefaults {
    private static final int GRACE_SECONDS = 30;
    private static final String[] PROBES = {"livenessProbe", "readinessProbe", "startupProbe"};

    private PodDefaults() {}

    /** The spec of a pod: as a template's, and with what only pods get. */
    static JsonNode pod(JsonNode spec) {
        Completion next = new Completion(template(spec));
        next.flag("enableServiceLinks", true);
        next.number("priority", priority(spec.path("priorityClassName").asText("")));
        next.text("preemptionPolicy", "PreemptLowerPriority");
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
        boolean hostNetwork = spec.path("hostNetwork").asBoolean();
        for (String field : new String[] {"containers", "initContainers"}) {
            if (spec.path(field).isArray()) {
                next.replace(field, each(spec.path(field), container -> container(container, hostNetwork)));
            }
        }
        if (spec.path("volumes").isArray()) {
            next.replace("volumes", each(spec.path("volumes"), VolumeDefaults::volume));
        }
        if (spec.hasNonNull("serviceAccountName")) {
            next.text("serviceAccount", spec.path("serviceAccountName").asText());
        }
        return next.node();
    }

    /** The array with each element completed; the array itself if all were complete. */
    static JsonNode each(JsonNode array, UnaryOperator<JsonNode> complete) {
        ArrayNode next = JsonNodeFactory.instance.arrayNode(array.size());
        boolean changed = false;
        for (JsonNode element : array) {
            JsonNode completed = complete.apply(element);
            changed |= completed != element;
            next.add(completed);
        }
        return changed ? next : array;
    }

    private static JsonNode container(JsonNode container, boolean hostNetwork) {
        Completion next = new Completion(container);
        next.emptyObject("resources");
        next.text("terminationMessagePath", "/dev/termination-log");
        next.text("terminationMessagePolicy", "File");
        next.text("imagePullPolicy", pullPolicy(container.path("image").asText("")));
        if (container.path("ports").isArray()) {
            next.replace("ports", each(container.path("ports"), port -> port(port, hostNetwork)));
        }
        for (String probe : PROBES) {
            if (container.path(probe).isObject()) {
                next.replace(probe, probe(container.path(probe)));
            }
        }
        return next.node();
    }

    private static JsonNode port(JsonNode port, boolean hostNetwork) {
        Completion next = new Completion(port);
        next.text("protocol", "TCP");
        if (hostNetwork && port.path("hostPort").asInt() == 0) {
            next.replace("hostPort", port.path("containerPort"));
        }
        return next.node();
    }

    private static JsonNode probe(JsonNode probe) {
        Completion next = new Completion(probe);
        next.number("timeoutSeconds", 1);
        next.number("periodSeconds", 10);
        next.number("successThreshold", 1);
        next.number("failureThreshold", 3);
        if (probe.path("httpGet").isObject()) {
            Completion get = new Completion(probe.path("httpGet"));
            get.text("path", "/");
            get.text("scheme", "HTTP");
            next.replace("httpGet", get.node());
        }
        return next.node();
    }

    /** {@code Always} for the tag {@code latest}, said or implied; a digest pins. */
    private static String pullPolicy(String image) {
        if (image.contains("@")) {
            return "IfNotPresent";
        }
        int colon = image.lastIndexOf(':');
        boolean tagged = colon > image.lastIndexOf('/');
        return tagged && !image.endsWith(":latest") ? "IfNotPresent" : "Always";
    }

    private static int priority(String className) {
        return switch (className) {
            case "system-node-critical" -> 2_000_001_000;
            case "system-cluster-critical" -> 2_000_000_000;
            default -> 0;
        };
    }
}
