package io.everynode.simulation.api;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A pod in a word, as {@code printPod} finds it: its init containers first, then its containers from the last to the first.
 *
 * @param lastRestart when a container last ended; empty if none did
 */
record PodSummary(String status, long ready, long restarts, String lastRestart) {
    private static final String RUNNING = "Running";

    static PodSummary of(JsonNode pod) {
        Summing summing = new Summing(pod);
        boolean initializing = summing.initContainers();
        if (!initializing || hasTrueCondition(pod, "Initialized")) {
            summing.containers();
        }
        summing.deletion();
        return new PodSummary(summing.status, summing.ready, summing.restarts, summing.lastRestart);
    }

    private static boolean hasTrueCondition(JsonNode pod, String type) {
        for (JsonNode condition : at(pod, "status", "conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    /** The summary while it is being made. */
    private static final class Summing {
        private final JsonNode pod;
        private String status;
        private long ready;
        private long restarts;
        private String lastRestart = "";

        Summing(JsonNode pod) {
            this.pod = pod;
            String reason = text(pod, "status", "reason");
            status = reason.isEmpty() ? text(pod, "status", "phase") : reason;
        }

        /** Whether an init container holds the pod up. */
        boolean initContainers() {
            int index = 0;
            int all = at(pod, "spec", "initContainers").size();
            for (JsonNode container : at(pod, "status", "initContainerStatuses")) {
                count(container);
                JsonNode state = container.path("state");
                JsonNode terminated = state.path("terminated");
                boolean over =
                        terminated.isObject() && terminated.path("exitCode").asInt() == 0;
                if (!over) {
                    status = "Init:" + initStatus(state, index, all);
                    return true;
                }
                index++;
            }
            return false;
        }

        void containers() {
            restarts = 0;
            boolean running = false;
            List<JsonNode> statuses = StreamSupport.stream(
                            at(pod, "status", "containerStatuses").spliterator(), false)
                    .toList();
            for (JsonNode container : statuses.reversed()) {
                count(container);
                JsonNode state = container.path("state");
                String waiting = text(state, "waiting", "reason");
                if (!waiting.isEmpty()) {
                    status = waiting;
                } else if (state.path("terminated").isObject()) {
                    status = ended(state.path("terminated"));
                } else if (container.path("ready").asBoolean()
                        && state.path("running").isObject()) {
                    running = true;
                    ready++;
                }
            }
            if (status.equals("Completed") && running) {
                status = hasTrueCondition(pod, "Ready") ? RUNNING : "NotReady";
            }
        }

        void deletion() {
            if (!at(pod, "metadata").has("deletionTimestamp")) {
                return;
            }
            String phase = text(pod, "status", "phase");
            if (status.equals("NodeLost")) {
                status = "Unknown";
            } else if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
                status = "Terminating";
            }
        }

        private void count(JsonNode container) {
            restarts += container.path("restartCount").asLong();
            String finished = text(container, "lastState", "terminated", "finishedAt");
            if (finished.compareTo(lastRestart) > 0) {
                lastRestart = finished;
            }
        }

        private static String initStatus(JsonNode state, int index, int all) {
            String waiting = text(state, "waiting", "reason");
            if (state.path("terminated").isObject()) {
                return ended(state.path("terminated"));
            }
            return waiting.isEmpty() || waiting.equals("PodInitializing") ? index + "/" + all : waiting;
        }

        private static String ended(JsonNode terminated) {
            String reason = text(terminated, "reason");
            if (!reason.isEmpty()) {
                return reason;
            }
            int signal = terminated.path("signal").asInt();
            return signal != 0
                    ? "Signal:" + signal
                    : "ExitCode:" + terminated.path("exitCode").asInt();
        }
    }
}
