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
        if (volume.size() == 1 && volume.has("name")) {
            next.emptyObject("emptyDir");
        }
        next.inside("secret", VolumeDefaults::files);
        next.inside("configMap", VolumeDefaults::files);
        next.inside("downwardAPI", VolumeDefaults::files);
        next.inside("projected", VolumeDefaults::files);
        next.inside("ephemeral", source -> {
            Completion completed = new Completion(source);
            completed.inside("volumeClaimTemplate", VolumeDefaults::claim);
            return completed.node();
        });
        next.inside("hostPath", path -> {
            Completion completed = new Completion(path);
            completed.text("type", "");
            return completed.node();
        });
        return next.node();
    }

    private static JsonNode claim(JsonNode template) {
        Completion next = new Completion(template);
        next.emptyObject("metadata");
        next.inside("spec", spec -> {
            Completion completed = new Completion(spec);
            completed.text("volumeMode", "Filesystem");
            return completed.node();
        });
        return next.node();
    }

    private static JsonNode files(JsonNode source) {
        Completion next = new Completion(source);
        next.number("defaultMode", READABLE);
        next.each("sources", VolumeDefaults::source);
        next.each("items", VolumeDefaults::item);
        return next.node();
    }

    private static JsonNode source(JsonNode source) {
        Completion next = new Completion(source);
        next.inside("serviceAccountToken", token -> {
            Completion completed = new Completion(token);
            completed.number("expirationSeconds", TOKEN_SECONDS);
            return completed.node();
        });
        next.inside("downwardAPI", api -> {
            Completion completed = new Completion(api);
            completed.each("items", VolumeDefaults::item);
            return completed.node();
        });
        return next.node();
    }

    private static JsonNode item(JsonNode item) {
        Completion next = new Completion(item);
        next.inside("fieldRef", ContainerDefaults::fieldReference);
        return next.node();
    }
}
