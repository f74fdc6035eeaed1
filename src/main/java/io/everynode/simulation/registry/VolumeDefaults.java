package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** The defaults of a pod's volumes: {@code SetDefaults_Volume} and its neighbours. */
final class VolumeDefaults {
    /** Octal 0644, as JSON has no octal. */
    private static final int READABLE = 420;

    private static final int TOKEN_SECONDS = 3600;

    private VolumeDefaults() {}

    static JsonNode volume(JsonNode volume) {
        Completion next = new Completion(volume);
        for (String source : new String[] {"secret", "configMap", "downwardAPI"}) {
            if (volume.path(source).isObject()) {
                Completion completed = new Completion(volume.path(source));
                completed.number("defaultMode", READABLE);
                next.replace(source, completed.node());
            }
        }
        if (volume.path("hostPath").isObject()) {
            Completion path = new Completion(volume.path("hostPath"));
            path.text("type", "");
            next.replace("hostPath", path.node());
        }
        if (volume.path("projected").isObject()) {
            next.replace("projected", projected(volume.path("projected")));
        }
        return next.node();
    }

    private static JsonNode projected(JsonNode projected) {
        Completion next = new Completion(projected);
        next.number("defaultMode", READABLE);
        if (projected.path("sources").isArray()) {
            next.replace("sources", PodDefaults.each(projected.path("sources"), VolumeDefaults::source));
        }
        return next.node();
    }

    private static JsonNode source(JsonNode source) {
        Completion next = new Completion(source);
        if (source.path("serviceAccountToken").isObject()) {
            Completion token = new Completion(source.path("serviceAccountToken"));
            token.number("expirationSeconds", TOKEN_SECONDS);
            next.replace("serviceAccountToken", token.node());
        }
        return next.node();
    }
}
