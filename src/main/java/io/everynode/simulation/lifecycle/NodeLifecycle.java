package io.everynode.simulation.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.EventRecorder;
import io.everynode.simulation.control.Reaction;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.kubelet.Silence;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.Json;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The node lifecycle controller: a node whose kubelet is silent for too long becomes {@code Unknown} and its pods not Ready,
 * and conditions become taints.
 */
public final class NodeLifecycle implements Reaction {
    /** Less than the DaemonSet controller takes to look: on 1.36.3 it sees the taint when the pods wake it. */
    private static final Duration TAINTS_AFTER = Duration.ofMillis(10);

    private static final List<String> KUBELETS = List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

    private final Timeline timeline;
    private final Caches caches;
    private final Writes writes;
    private final EventRecorder events;
    private final Silence silence;
    private final Duration grace;
    private final Duration period;
    private final Set<String> tainting = new HashSet<>();

    /**
     * @param grace how long a node may be silent ({@code --node-monitor-grace-period}, 50 s by default)
     * @param period how often nodes are looked at ({@code --node-monitor-period}, 5 s by default)
     */
    public NodeLifecycle(
            Timeline timeline,
            Caches caches,
            Writes writes,
            EventRecorder events,
            Silence silence,
            Duration grace,
            Duration period) {
        this.timeline = timeline;
        this.caches = caches;
        this.writes = writes;
        this.events = events;
        this.silence = silence;
        this.grace = grace;
        this.period = period;
        silence.onBegin(node -> watch(node, timeline.instant().plus(grace)));
        caches.add(this);
    }

    @Override
    public void nodeChanged(@Nullable NodeView old, @Nullable NodeView now) {
        if (now == null) {
            return;
        }
        if (!NodeTaints.asTheyShouldBe(now) && tainting.add(now.name())) {
            timeline.after(TAINTS_AFTER, () -> taint(now));
        }
        if (old != null && old.ready().equals("True") && !now.ready().equals("True")) {
            timeline.after(Duration.ZERO, () -> notReady(now));
        }
    }

    private void taint(NodeView node) {
        tainting.remove(node.name());
        Instant now = timeline.instant();
        writes.change(ObjectKey.node(node.name()), node.uid(), json -> NodeTaints.corrected(json, now));
    }

    /**
     * Tells of it, and where the node is not heard of says of its pods that they are not Ready ({@code MarkPodsNotReady}). A
     * kubelet that says itself that the node is not ready speaks for its pods as well: those stay as they are.
     */
    private void notReady(NodeView node) {
        events.record(node.json(), "Normal", "NodeNotReady", "Node " + node.name() + " status is now: NodeNotReady");
        if (node.ready().equals("Unknown")) {
            markPods(node);
        }
    }

    private void markPods(NodeView node) {
        for (PodView pod : List.copyOf(caches.pods().on(node.name()))) {
            if (pod.bound() && pod.ready()) {
                writes.changeStatus(pod.key(), pod.uid(), status -> withoutReady(status));
                events.record(pod.json(), "Warning", "NodeNotReady", "Node is not ready");
            }
        }
    }

    private ObjectNode withoutReady(JsonNode status) {
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        for (JsonNode condition : status.path("conditions")) {
            boolean ready = Trees.text(condition, "type").equals("Ready");
            conditions.add(ready ? turned(condition, "False") : condition);
        }
        return Trees.with(status, conditions, "conditions");
    }

    /** Looks at a silent node when its time is up, at one of the moments at which all nodes are looked at. */
    private void watch(String node, Instant due) {
        long millis = period.toMillis();
        Instant tick = Instant.ofEpochMilli(Math.ceilDiv(due.toEpochMilli(), millis) * millis);
        timeline.at(tick, () -> judge(node));
    }

    private void judge(String name) {
        Instant since = silence.since(name);
        NodeView node = caches.node(name);
        if (since != null && node != null && !since.plus(grace).isAfter(timeline.instant())) {
            writes.changeStatus(ObjectKey.node(name), node.uid(), this::unknown);
        }
    }

    private ObjectNode unknown(JsonNode status) {
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        for (JsonNode condition : status.path("conditions")) {
            boolean kubelets = KUBELETS.contains(Trees.text(condition, "type"));
            conditions.add(kubelets ? turnedUnknown(condition) : condition);
        }
        for (String type : KUBELETS) {
            if (Json.named(status.path("conditions"), "type", type) == null) {
                conditions.add(neverReported(type));
            }
        }
        return Trees.with(status, conditions, "conditions");
    }

    private JsonNode turnedUnknown(JsonNode condition) {
        return turned(condition, "Unknown")
                .put("message", "Kubelet stopped posting node status.")
                .put("reason", "NodeStatusUnknown");
    }

    private ObjectNode neverReported(String type) {
        return turned(JsonNodeFactory.instance.objectNode(), "Unknown")
                .put("message", "Kubelet never posted node status.")
                .put("reason", "NodeStatusNeverUpdated")
                .put("type", type);
    }

    private ObjectNode turned(JsonNode condition, String status) {
        ObjectNode turned = Trees.copy(condition);
        if (!Trees.text(condition, "status").equals(status)) {
            turned.put(
                    "lastTransitionTime",
                    timeline.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return turned.put("status", status);
    }
}
