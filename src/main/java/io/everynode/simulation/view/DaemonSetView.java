package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;

/**
 * What the DaemonSet controller reads off a DaemonSet.
 *
 * @param templateGeneration the deprecated annotation's value; empty when it is not there
 */
public record DaemonSetView(
        ObjectKey key,
        String uid,
        long generation,
        long observedGeneration,
        boolean deleting,
        Selector selector,
        TemplateView template,
        Strategy strategy,
        int minReadySeconds,
        int historyLimit,
        String templateGeneration,
        ObjectNode json) {

    private static final String GENERATION_ANNOTATION = "deprecated.daemonset.template.generation";

    /** How it is updated; both bounds as written, a number or a percentage. */
    public record Strategy(boolean onDelete, JsonNode maxUnavailable, JsonNode maxSurge) {
        static Strategy of(JsonNode strategy) {
            JsonNode rolling = strategy.path("rollingUpdate");
            return new Strategy(
                    Trees.text(strategy, "type").equals("OnDelete"),
                    rolling.path("maxUnavailable"),
                    rolling.path("maxSurge"));
        }

        /** {@code AllowsSurge}: a bound that is not zero, whatever it comes to. */
        public boolean allowsSurge() {
            return !onDelete && scaled(maxSurge, 100) > 0;
        }

        public int maxUnavailableOf(int desired) {
            return scaled(maxUnavailable, desired);
        }

        public int maxSurgeOf(int desired) {
            return scaled(maxSurge, desired);
        }

        /** {@code GetScaledValueFromIntOrPercent}, rounding up. */
        private static int scaled(JsonNode bound, int desired) {
            if (!bound.isTextual()) {
                return bound.asInt();
            }
            String text = bound.asText();
            return Math.ceilDiv(Integer.parseInt(text.substring(0, text.length() - 1)) * desired, 100);
        }
    }

    public static DaemonSetView of(ObjectNode ds) {
        JsonNode spec = ds.path("spec");
        return new DaemonSetView(
                ObjectKey.of(Kind.DAEMON_SET, ds),
                Trees.text(ds, "metadata", "uid"),
                Trees.at(ds, "metadata", "generation").asLong(),
                Trees.at(ds, "status", "observedGeneration").asLong(),
                !Trees.text(ds, "metadata", "deletionTimestamp").isEmpty(),
                Selector.of(spec.path("selector")),
                TemplateView.of(Trees.at(spec, "template", "spec")),
                Strategy.of(spec.path("updateStrategy")),
                spec.path("minReadySeconds").asInt(),
                spec.path("revisionHistoryLimit").asInt(10),
                Trees.text(ds, "metadata", "annotations", GENERATION_ANNOTATION),
                ds);
    }

    public JsonNode templateJson() {
        return Trees.at(json, "spec", "template");
    }

    /** {@code IsPodUpdated}: by the revision's hash or, as of old, by the template's generation. */
    public boolean isUpdated(PodView pod, String hash) {
        return (!hash.isEmpty() && hash.equals(pod.hash()))
                || (!templateGeneration.isEmpty() && templateGeneration.equals(pod.templateGeneration()));
    }

    public boolean owns(PodView pod) {
        Owner owner = pod.owner();
        return owner != null && owner.uid().equals(uid);
    }
}
