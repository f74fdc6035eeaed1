package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.model.RevisionNumber;
import io.everynode.model.UpdateStrategy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An action with all that is needed to send it and to recognise it afterwards. Each patch carries the UID and the
 * resourceVersion just read: a write that arrives late, or after somebody else's, is refused with 409 by the API server.
 */
sealed interface Effect {
    String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    /** The exact request against the object as it is now. */
    Write write(Current now, @Nullable String reason);

    /** Whether the object is already as it shall be. */
    boolean holds(Current now);

    /** What {@code kubectl rollout restart} sends ({@code objectrestarter.go}). */
    record Restarted(Instant at) implements Effect {
        public Restarted {
            at = at.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public Write write(Current now, @Nullable String reason) {
            ObjectNode body = Json.object();
            body.withObject("/spec/template/metadata/annotations").put(RESTARTED_AT, at.toString());
            return Write.Patch.strategicMerge(caused(guarded(body, now), now, reason));
        }

        @Override
        public boolean holds(Current now) {
            return now.restartedAt().equals(at.toString());
        }
    }

    /** The same effect as {@code kubectl set image}, by a JSON patch that tests what it replaces. */
    record Imaged(SortedMap<String, String> images) implements Effect {
        @Override
        public Write write(Current now, @Nullable String reason) {
            ArrayNode steps = JsonNodeFactory.instance.arrayNode();
            step(steps, "test", "/metadata/uid", now.uid().value());
            // Not a test: a wrong value fails as a definite 409, a failing test as a 422 that does not say which.
            step(steps, "replace", "/metadata/resourceVersion", now.resourceVersion());
            for (Current.Container container : now.containers()) {
                String image = images.get(container.name());
                if (image != null && !image.equals(container.image())) {
                    step(steps, "test", container.pointer() + "/name", container.name());
                    step(steps, "test", container.pointer() + "/image", container.image());
                    step(steps, "replace", container.pointer() + "/image", image);
                }
            }
            caused(steps, now, reason);
            return Write.Patch.json(steps);
        }

        @Override
        public boolean holds(Current now) {
            return now.containers().stream()
                    .allMatch(c -> images.getOrDefault(c.name(), c.image()).equals(c.image()));
        }

        private static void caused(ArrayNode steps, Current now, @Nullable String reason) {
            String pointer = "/metadata/annotations/" + Current.CHANGE_CAUSE.replace("/", "~1");
            if (reason != null) {
                if (!now.annotated()) {
                    steps.addObject()
                            .put("op", "add")
                            .put("path", "/metadata/annotations")
                            .putObject("value");
                }
                step(steps, "add", pointer, reason);
            } else if (now.changeCause().isPresent()) {
                steps.addObject().put("op", "remove").put("path", pointer);
            }
        }

        private static void step(ArrayNode steps, String op, String path, String value) {
            steps.addObject().put("op", op).put("path", path).put("value", value);
        }
    }

    /**
     * What {@code kubectl rollout undo} sends ({@code rollback.go}): a revision's data as they are.
     *
     * @param data {@code {"spec":{"template":{..., "$patch":"replace"}}}}
     */
    record Templated(RevisionNumber revision, JsonNode data) implements Effect {
        @Override
        public Write write(Current now, @Nullable String reason) {
            return Write.Patch.strategicMerge(caused(guarded(data.deepCopy(), now), now, reason));
        }

        @Override
        public boolean holds(Current now) {
            JsonNode wanted = Json.withoutNulls(data.at("/spec/template"));
            if (wanted instanceof ObjectNode template) {
                template.remove("$patch");
            }
            return wanted.equals(now.template());
        }
    }

    /**
     * Only the strategy; no revision comes of it, so no change cause.
     *
     * @param raised only until the rollout at hand is done
     */
    record Strategised(UpdateStrategy strategy, boolean raised) implements Effect {
        static ObjectNode patch(UpdateStrategy strategy) {
            ObjectNode body = Json.object();
            body.withObject("/spec").set("updateStrategy", Strategies.json(strategy));
            return body;
        }

        @Override
        public Write write(Current now, @Nullable String reason) {
            ObjectNode body = guarded(patch(strategy), now);
            if (raised) {
                body.withObject("/metadata/annotations")
                        .put(Current.RAISED, now.raised().orElseGet(() -> note(now)));
            } else if (now.raised().isPresent()) {
                body.withObject("/metadata/annotations").putNull(Current.RAISED);
            }
            return Write.Patch.strategicMerge(body);
        }

        private static String note(Current now) {
            ObjectNode note = Json.object().put("generation", now.generation());
            return note.set("updateStrategy", now.strategy()).toString();
        }

        @Override
        public boolean holds(Current now) {
            return Strategies.same(strategy, now.strategy())
                    && (raised || now.raised().isEmpty());
        }
    }

    record Deleted(Propagation propagation) implements Effect {
        @Override
        public Write write(Current now, @Nullable String reason) {
            ObjectNode options = Json.object();
            options.put("kind", "DeleteOptions").put("apiVersion", "v1").put("propagationPolicy", propagation.policy());
            options.withObject("/preconditions").put("uid", now.uid().value());
            return new Write.Delete(options);
        }

        @Override
        public boolean holds(Current now) {
            return now.deleting();
        }
    }

    private static ObjectNode guarded(ObjectNode body, Current now) {
        body.withObject("/metadata").put("uid", now.uid().value()).put("resourceVersion", now.resourceVersion());
        return body;
    }

    private static ObjectNode caused(ObjectNode body, Current now, @Nullable String reason) {
        if (reason != null || now.changeCause().isPresent()) {
            // Null removes it: no revision shall carry the cause of another one.
            body.withObject("/metadata/annotations").put(Current.CHANGE_CAUSE, reason);
        }
        return body;
    }
}
