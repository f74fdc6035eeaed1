package io.everynode.simulation.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Chance;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.Json;
import io.everynode.simulation.view.NodeView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kubelets say of their nodes: that they are there, once registered, and that they are well, every few minutes. */
public final class NodeReports {
    /** How often a kubelet writes its node's status when nothing changes ({@code nodeStatusReportFrequency}). */
    private static final Duration REPORT_EVERY = Duration.ofMinutes(5);

    private static final Span REGISTERS_AFTER = Span.of(1000, 3000);
    private static final String KEEP_HANDS_OFF = "node-state";

    private final Timeline timeline;
    private final Caches caches;
    private final Writes writes;
    private final Silence silence;
    private final Chance chance;
    private final Map<String, Map<String, Trouble>> troubles = new HashMap<>();

    /** What a kubelet says of a condition that is not as it should be. */
    public record Trouble(String status, String reason, String message) {}

    NodeReports(Timeline timeline, Caches caches, Writes writes, Silence silence, Chance chance) {
        this.timeline = timeline;
        this.caches = caches;
        this.writes = writes;
        this.silence = silence;
        this.chance = chance;
    }

    void registerSoon(String node, Runnable registered) {
        Duration takes = REGISTERS_AFTER.pick(chance, "register/" + node);
        timeline.after(takes, () -> {
            report(node);
            registered.run();
        });
    }

    /** Every node reports from now on every few minutes, each at its own time. */
    public void beat() {
        caches.nodes()
                .forEach(node -> beat(node.name(), Duration.ofMillis((long)
                        (REPORT_EVERY.toMillis() * chance.of("beat/" + node.name())))));
    }

    private void beat(String node, Duration delay) {
        timeline.after(delay, () -> {
            if (caches.node(node) != null) {
                report(node);
                beat(node, REPORT_EVERY);
            }
        });
    }

    /** From now on the kubelet says this of a condition such as {@code Ready} or {@code DiskPressure}; null: all is well. */
    void trouble(String node, String condition, @Nullable Trouble trouble) {
        Map<String, Trouble> ofNode = troubles.computeIfAbsent(node, any -> new HashMap<>());
        if (trouble == null) {
            ofNode.remove(condition);
        } else {
            ofNode.put(condition, trouble);
        }
        report(node);
    }

    void report(String name) {
        NodeView node = caches.node(name);
        if (node != null && silence.since(name) == null && !node.labels().containsKey(KEEP_HANDS_OFF)) {
            writes.changeStatus(ObjectKey.node(name), node.uid(), status -> reported(node, status));
        }
    }

    static String addressOf(NodeView node, Chance chance) {
        int number = (int) (chance.of("address/" + node.name()) * 250 * 250);
        return "10.0." + (number / 250) + "." + (number % 250 + 2);
    }

    static String podAddress(String uid, Chance chance) {
        int number = (int) (chance.of("pod-address/" + uid) * 250 * 250);
        return "10.244." + (number / 250) + "." + (number % 250 + 2);
    }

    private ObjectNode reported(NodeView node, JsonNode before) {
        ObjectNode status = Trees.copy(before);
        status.set("conditions", conditions(node.name(), before.path("conditions")));
        if (!status.has("addresses")) {
            ArrayNode addresses = JsonNodeFactory.instance.arrayNode();
            addresses.addObject().put("address", addressOf(node, chance)).put("type", "InternalIP");
            addresses.addObject().put("address", node.name()).put("type", "Hostname");
            status.set("addresses", addresses);
        }
        return status;
    }

    private ArrayNode conditions(String node, JsonNode before) {
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        conditions.add(condition(
                node,
                before,
                "MemoryPressure",
                "False",
                "KubeletHasSufficientMemory",
                "kubelet has sufficient memory available"));
        conditions.add(condition(
                node, before, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"));
        conditions.add(condition(
                node,
                before,
                "PIDPressure",
                "False",
                "KubeletHasSufficientPID",
                "kubelet has sufficient PID available"));
        conditions.add(condition(node, before, "Ready", "True", "KubeletReady", "kubelet is posting ready status"));
        return conditions;
    }

    private ObjectNode condition(
            String node, JsonNode before, String type, String well, String reason, String message) {
        Trouble trouble = troubles.getOrDefault(node, Map.of()).getOrDefault(type, new Trouble(well, reason, message));
        Instant now = timeline.instant();
        JsonNode old = Json.named(before, "type", type);
        String since = old != null && Trees.text(old, "status").equals(trouble.status)
                ? Trees.text(old, "lastTransitionTime")
                : PodStatus.text(now);
        return JsonNodeFactory.instance
                .objectNode()
                .put("lastHeartbeatTime", PodStatus.text(now))
                .put("lastTransitionTime", since)
                .put("message", trouble.message)
                .put("reason", trouble.reason)
                .put("status", trouble.status)
                .put("type", type);
    }
}
