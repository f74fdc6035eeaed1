package io.everynode.simulation.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.EventRecorder;
import io.everynode.simulation.control.Reaction;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.Json;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.view.TemplateView;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds pods: a daemon pod to the one node that its affinity names, any other to the emptiest that it fits. A pod that fits
 * nowhere says so in its {@code PodScheduled} condition, and is tried again when something on its node has changed.
 */
public final class Scheduler implements Reaction {
    private static final Duration LATENCY = Duration.ofMillis(15);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final String ANYWHERE = "";

    private final Timeline timeline;
    private final Caches caches;
    private final Writes writes;
    private final EventRecorder events;
    private final Map<String, NodeUse> uses = new HashMap<>();
    private final Map<String, Set<ObjectKey>> waiting = new HashMap<>();

    public Scheduler(Timeline timeline, Caches caches, Writes writes, EventRecorder events) {
        this.timeline = timeline;
        this.caches = caches;
        this.writes = writes;
        this.events = events;
        caches.add(this);
    }

    @Override
    public void nodeChanged(@Nullable NodeView old, @Nullable NodeView now) {
        boolean same = old != null
                && now != null
                && old.taints().equals(now.taints())
                && old.labels().equals(now.labels())
                && old.allocatable().equals(now.allocatable())
                && old.unschedulable() == now.unschedulable();
        if (now != null && !same) {
            retry(now.name());
        }
    }

    @Override
    public void podChanged(@Nullable PodView old, @Nullable PodView now) {
        boolean had = old != null && takesRoom(old);
        boolean has = now != null && takesRoom(now);
        if (old != null && had && !has && old.target() != null) {
            if (use(old.target()).remove(old.key())) {
                retry(old.target());
            }
        } else if (now != null && has && !had && now.target() != null) {
            use(now.target()).add(now.key(), TemplateView.of(now.json().path("spec")));
        }
        if (now != null && old == null && !now.bound()) {
            timeline.after(LATENCY, () -> schedule(now.key()));
        }
        if (now == null && old != null) {
            forget(old);
        }
    }

    private void forget(PodView gone) {
        waiting.computeIfPresent(place(gone), (place, pods) -> {
            pods.remove(gone.key());
            return pods.isEmpty() ? null : pods;
        });
    }

    /** A pod that has ended takes no room any more, though it is still there. */
    private static boolean takesRoom(PodView pod) {
        return pod.bound() && !pod.terminal();
    }

    private NodeUse use(String node) {
        return uses.computeIfAbsent(node, any -> new NodeUse());
    }

    private static String place(PodView pod) {
        String target = pod.target();
        return target == null ? ANYWHERE : target;
    }

    private void retry(String node) {
        retryWaitingFor(node);
        retryWaitingFor(ANYWHERE);
    }

    private void retryWaitingFor(String place) {
        Set<ObjectKey> pods = waiting.remove(place);
        if (pods != null && !pods.isEmpty()) {
            timeline.after(AGAIN_AFTER, () -> pods.forEach(this::schedule));
        }
    }

    private void schedule(ObjectKey key) {
        PodView pod = caches.pods().get(key);
        if (pod == null || pod.bound() || pod.deleting() || isGated(pod)) {
            return;
        }
        TemplateView spec = TemplateView.of(pod.json().path("spec"));
        Fit fit = new Fit(spec, pod.target(), node -> use(node.name()));
        NodeView chosen = choose(pod, fit);
        if (chosen == null) {
            refuse(pod, fit.message(caches.nodes()));
        } else if (writes.bind(pod.key(), pod.uid(), chosen.name())) {
            // Taken at once: the next pod is scheduled before the caches have seen this binding.
            use(chosen.name()).add(pod.key(), spec);
        }
    }

    private @Nullable NodeView choose(PodView pod, Fit fit) {
        if (pod.target() != null) {
            NodeView target = caches.node(pod.target());
            return target != null && fit.obstacles(target).isEmpty() ? target : null;
        }
        return caches.nodes().stream()
                .filter(node -> fit.obstacles(node).isEmpty())
                .min(Comparator.comparingLong(node -> use(node.name()).memoryInUse()))
                .orElse(null);
    }

    private static boolean isGated(PodView pod) {
        return !Trees.at(pod.json(), "spec", "schedulingGates").isEmpty();
    }

    private void refuse(PodView pod, String message) {
        waiting.computeIfAbsent(place(pod), any -> new HashSet<>()).add(pod.key());
        writes.changeStatus(pod.key(), pod.uid(), status -> unscheduled(status, message));
        events.record(pod.json(), "Warning", "FailedScheduling", message);
    }

    private ObjectNode unscheduled(JsonNode status, String message) {
        JsonNode old = Json.named(status.path("conditions"), "type", "PodScheduled");
        String since = old != null && Trees.text(old, "status").equals("False")
                ? Trees.text(old, "lastTransitionTime")
                : timeline.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        status.path("conditions").forEach(condition -> {
            if (condition != old) {
                conditions.add(condition);
            }
        });
        conditions
                .addObject()
                .putNull("lastProbeTime")
                .put("lastTransitionTime", since)
                .put("message", message)
                .put("reason", "Unschedulable")
                .put("status", "False")
                .put("type", "PodScheduled");
        return Trees.with(status, conditions, "conditions");
    }
}
