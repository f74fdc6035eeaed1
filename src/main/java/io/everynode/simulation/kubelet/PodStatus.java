package io.everynode.simulation.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code status} of a pod, as its kubelet writes it from what it knows of the containers. */
final class PodStatus {
    private final JsonNode before;
    private final Instant now;
    private final ObjectNode status;

    private PodStatus(JsonNode before, Instant now) {
        this.before = before;
        this.now = now;
        this.status = Trees.copy(before);
    }

    /** The status of a pod whose containers are as given; conditions that do not change keep their time. */
    static ObjectNode of(
            JsonNode before, Instant now, String phase, List<Container> inits, List<Container> containers) {
        PodStatus writer = new PodStatus(before, now);
        writer.conditions(phase, inits, containers);
        writer.containers("containerStatuses", containers);
        writer.containers("initContainerStatuses", inits);
        writer.status.put("phase", phase);
        if (!before.has("startTime")) {
            writer.status.put("startTime", text(now));
        }
        return writer.status;
    }

    /** The status of a pod that its kubelet has ended or refused. */
    static ObjectNode failed(ObjectNode status, String reason, String message) {
        return status.put("reason", reason).put("message", message);
    }

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void conditions(String phase, List<Container> inits, List<Container> containers) {
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        boolean initialized = inits.stream().allMatch(Container::endedWell);
        boolean sandbox = containers.stream().anyMatch(c -> c.running() || c.restarts() > 0)
                || inits.stream().anyMatch(c -> c.running() || c.endedWell());
        boolean ready = phase.equals("Running") && containers.stream().allMatch(Container::ready);
        String unready = phase.equals("Succeeded")
                ? "PodCompleted"
                : phase.equals("Failed") ? "PodFailed" : "ContainersNotReady";
        conditions.add(condition("PodReadyToStartContainers", sandbox, null, null));
        conditions.add(condition("Initialized", initialized, "ContainersNotInitialized", names("incomplete", inits)));
        conditions.add(condition("Ready", ready, unready, names("unready", containers)));
        conditions.add(condition("ContainersReady", ready, unready, names("unready", containers)));
        JsonNode scheduled = Json.named(before.path("conditions"), "type", "PodScheduled");
        conditions.add(scheduled == null ? condition("PodScheduled", true, null, null) : scheduled);
        status.set("conditions", conditions);
    }

    private ObjectNode condition(String type, boolean is, @Nullable String reason, @Nullable String message) {
        String value = is ? "True" : "False";
        JsonNode old = Json.named(before.path("conditions"), "type", type);
        String since = old != null && Trees.text(old, "status").equals(value)
                ? Trees.text(old, "lastTransitionTime")
                : text(now);
        ObjectNode condition = JsonNodeFactory.instance.objectNode();
        condition.putNull("lastProbeTime");
        condition.put("lastTransitionTime", since);
        if (!is && reason != null) {
            condition.put("message", message);
            condition.put("reason", reason);
        }
        return condition.put("status", value).put("type", type);
    }

    private static String names(String how, List<Container> containers) {
        List<String> names = containers.stream()
                .filter(c -> !c.ready() && !c.endedWell())
                .map(Container::name)
                .toList();
        return "containers with " + how + " status: [" + String.join(" ", names) + "]";
    }

    private void containers(String field, List<Container> containers) {
        if (containers.isEmpty()) {
            return;
        }
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        containers.forEach(container -> statuses.add(container.json()));
        status.set(field, statuses);
    }
}
