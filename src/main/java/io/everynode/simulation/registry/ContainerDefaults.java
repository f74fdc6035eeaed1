package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** The defaults of containers: {@code SetDefaults_Container} and of what containers hold. */
final class ContainerDefaults {
    private static final String[] PROBES = {"livenessProbe", "readinessProbe", "startupProbe"};
    private static final String[] HOOKS = {"postStart", "preStop"};

    private ContainerDefaults() {}

    static JsonNode container(JsonNode container) {
        Completion next = new Completion(container);
        next.emptyObject("resources");
        next.text("terminationMessagePath", "/dev/termination-log");
        next.text("terminationMessagePolicy", "File");
        next.text("imagePullPolicy", pullPolicy(container.path("image").asText("")));
        next.each("ports", ContainerDefaults::port);
        next.each("env", ContainerDefaults::variable);
        for (String probe : PROBES) {
            next.inside(probe, ContainerDefaults::probe);
        }
        next.inside("lifecycle", ContainerDefaults::lifecycle);
        return next.node();
    }

    /** In a pod, but not in a template, a container asks for what it is limited to where it does not say: {@code SetDefaults_Pod}. */
    static JsonNode requesting(JsonNode container) {
        Completion next = new Completion(container);
        JsonNode limits = container.path("resources").path("limits");
        if (!limits.isEmpty()) {
            next.inside("resources", resources -> {
                Completion completed = new Completion(resources);
                Completion requests = new Completion(resources.path("requests"));
                limits.properties()
                        .forEach(limit ->
                                requests.text(limit.getKey(), limit.getValue().asText()));
                completed.replace("requests", requests.node());
                return completed.node();
            });
        }
        return next.node();
    }

    /** A field of the pod that a variable or a file shows. */
    static JsonNode fieldReference(JsonNode reference) {
        Completion next = new Completion(reference);
        next.text("apiVersion", "v1");
        return next.node();
    }

    private static JsonNode port(JsonNode port) {
        Completion next = new Completion(port);
        next.text("protocol", "TCP");
        return next.node();
    }

    private static JsonNode variable(JsonNode variable) {
        Completion next = new Completion(variable);
        next.inside("valueFrom", source -> {
            Completion completed = new Completion(source);
            completed.inside("fieldRef", ContainerDefaults::fieldReference);
            completed.inside("resourceFieldRef", ContainerDefaults::resourceReference);
            return completed.node();
        });
        return next.node();
    }

    private static JsonNode resourceReference(JsonNode reference) {
        Completion next = new Completion(reference);
        next.text("divisor", "0");
        return next.node();
    }

    private static JsonNode probe(JsonNode probe) {
        Completion next = new Completion(probe);
        next.number("timeoutSeconds", 1);
        next.number("periodSeconds", 10);
        next.number("successThreshold", 1);
        next.number("failureThreshold", 3);
        next.inside("httpGet", ContainerDefaults::httpGet);
        next.inside("grpc", grpc -> {
            Completion completed = new Completion(grpc);
            completed.text("service", "");
            return completed.node();
        });
        return next.node();
    }

    private static JsonNode lifecycle(JsonNode lifecycle) {
        Completion next = new Completion(lifecycle);
        for (String hook : HOOKS) {
            next.inside(hook, handler -> {
                Completion completed = new Completion(handler);
                completed.inside("httpGet", ContainerDefaults::httpGet);
                return completed.node();
            });
        }
        return next.node();
    }

    private static JsonNode httpGet(JsonNode get) {
        Completion next = new Completion(get);
        next.text("path", "/");
        next.text("scheme", "HTTP");
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
}
