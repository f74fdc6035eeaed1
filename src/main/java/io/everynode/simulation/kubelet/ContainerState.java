package io.everynode.simulation.kubelet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.time.Instant;

/** Where a container stands, as a pod's status tells it. */
sealed interface ContainerState {
    ContainerState CREATING = new Waiting("ContainerCreating", "");
    ContainerState INITIALIZING = new Waiting("PodInitializing", "");

    ObjectNode json();

    record Waiting(String reason, String message) implements ContainerState {
        @Override
        public ObjectNode json() {
            ObjectNode waiting = JsonNodeFactory.instance.objectNode();
            if (!message.isEmpty()) {
                waiting.put("message", message);
            }
            return under("waiting", waiting.put("reason", reason));
        }
    }

    record Running(Instant since) implements ContainerState {
        @Override
        public ObjectNode json() {
            return under("running", JsonNodeFactory.instance.objectNode().put("startedAt", PodStatus.text(since)));
        }
    }

    record Ended(int exitCode, String reason, String message, Instant started, Instant finished)
            implements ContainerState {
        static Ended well(Instant started, Instant finished) {
            return new Ended(0, "Completed", "", started, finished);
        }

        @Override
        public ObjectNode json() {
            ObjectNode ended = JsonNodeFactory.instance.objectNode();
            ended.put("exitCode", exitCode);
            ended.put("finishedAt", PodStatus.text(finished));
            if (!message.isEmpty()) {
                ended.put("message", message);
            }
            return under("terminated", ended.put("reason", reason).put("startedAt", PodStatus.text(started)));
        }
    }

    private static ObjectNode under(String name, ObjectNode details) {
        return Trees.with(JsonNodeFactory.instance.objectNode(), details, name);
    }
}
