package io.everynode.simulation.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.EventRecorder;
import io.everynode.simulation.control.Reaction;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.kubelet.NodeReports.Trouble;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Chance;
import io.everynode.simulation.time.Scheduled;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kubelets of all nodes: they take up pods that are bound to their node, carry them through life, and end them. */
public final class Kubelets implements Reaction, PodHost {
    private static final Duration HAS_IMAGE = Duration.ofMillis(150);

    private final Timeline timeline;
    private final Caches caches;
    private final Writes writes;
    private final EventRecorder events;
    private final Behaviours behaviours;
    private final Chance chance;
    private final Silence silence;
    private final NodeReports reports;
    private final Map<String, PodWorker> workers = new LinkedHashMap<>();
    private final Set<String> ending = new HashSet<>();
    private final Map<String, Set<String>> images = new HashMap<>();

    public Kubelets(
            Timeline timeline,
            Caches caches,
            Writes writes,
            EventRecorder events,
            Behaviours behaviours,
            Silence silence,
            Chance chance) {
        this.timeline = timeline;
        this.caches = caches;
        this.writes = writes;
        this.events = events;
        this.behaviours = behaviours;
        this.silence = silence;
        this.chance = chance;
        this.reports = new NodeReports(timeline, caches, writes, silence, chance);
        behaviours.turns().forEach(turn -> timeline.at(turn, this::reconsiderAll));
        caches.add(this);
    }

    /** What the kubelets say of their nodes. */
    public NodeReports reports() {
        return reports;
    }

    /** Nothing is heard of the node from now on; what happens there is told when it is back. */
    public void takeDown(String node) {
        silence.begin(node, timeline.instant());
    }

    public void bringBack(String node) {
        if (!silence.end(node)) {
            return;
        }
        reports.report(node);
        reportPods(node);
        silence.release(node).forEach(Runnable::run);
    }

    /** From now on the node's kubelet says this of a condition such as {@code Ready}; null: all is well, and so are its pods. */
    public void trouble(String node, String condition, @Nullable Trouble trouble) {
        reports.trouble(node, condition, trouble);
        if (trouble == null) {
            reportPods(node);
        }
    }

    private void reportPods(String node) {
        for (PodView pod : List.copyOf(caches.pods().on(node))) {
            PodWorker worker = workers.get(pod.uid());
            if (worker != null && !pod.deleting()) {
                worker.report();
            }
        }
    }

    /** Lets a running pod's first container end once; false when the pod does not run. */
    public boolean crash(PodView pod, int exitCode, String message) {
        PodWorker worker = workers.get(pod.uid());
        if (worker == null || !worker.running()) {
            return false;
        }
        worker.crashOnce(exitCode, message);
        return true;
    }

    @Override
    public void nodeChanged(@Nullable NodeView old, @Nullable NodeView now) {
        if (now == null) {
            return;
        }
        boolean before = old != null && silence.managed(old);
        if (old != null) {
            silence.changed(old, now);
        }
        boolean managed = silence.managed(now);
        if (old == null || managed != before) {
            if (managed) {
                reports.registerSoon(now.name(), () -> bringBack(now.name()));
            } else {
                takeDown(now.name());
            }
        }
    }

    @Override
    public void podChanged(@Nullable PodView old, @Nullable PodView now) {
        if (now == null) {
            forget(Objects.requireNonNull(old));
        } else if (now.bound() && now.deleting()) {
            end(now);
        } else if (now.bound() && !now.terminal() && !workers.containsKey(now.uid())) {
            PodWorker worker = new PodWorker(this, now);
            workers.put(now.uid(), worker);
            worker.begin();
        }
    }

    private void forget(PodView gone) {
        ending.remove(gone.uid());
        PodWorker worker = workers.remove(gone.uid());
        if (worker != null) {
            worker.halt();
        }
    }

    /** Stops the containers, then takes the pod away; a stuck one stays. */
    private void end(PodView pod) {
        Conduct conduct = conduct(pod);
        if (conduct.fate() instanceof Fate.Stuck || !ending.add(pod.uid())) {
            return;
        }
        PodWorker worker = workers.get(pod.uid());
        if (worker != null) {
            worker.halt();
        }
        Duration stops = pod.terminal() ? HAS_IMAGE : conduct.stop().pick(chance, "stop/" + pod.uid());
        later(pod, stops, () -> writes.remove(pod.key(), pod.uid()));
    }

    private void reconsiderAll() {
        List.copyOf(workers.values()).forEach(PodWorker::reconsider);
    }

    @Override
    public Instant now() {
        return timeline.instant();
    }

    @Override
    public Conduct conduct(PodView pod) {
        NodeView node = caches.node(nodeOf(pod));
        return node == null ? Conduct.USUAL : behaviours.of(pod, node, now());
    }

    @Override
    public Duration pullTakes(PodView pod, List<String> wanted) {
        Collection<String> there = images.getOrDefault(nodeOf(pod), Set.of());
        return there.containsAll(wanted) ? HAS_IMAGE : conduct(pod).pull().pick(chance, "pull/" + pod.uid());
    }

    @Override
    public void keepImages(PodView pod, List<String> pulled) {
        images.computeIfAbsent(nodeOf(pod), any -> new HashSet<>()).addAll(pulled);
    }

    @Override
    public Duration readyAfter(PodView pod) {
        return conduct(pod).ready().pick(chance, "ready/" + pod.uid());
    }

    @Override
    public Scheduled later(PodView pod, Duration delay, Runnable step) {
        String node = nodeOf(pod);
        AtomicReference<Scheduled> event = new AtomicReference<>();
        Scheduled scheduled = timeline.after(delay, () -> {
            if (silence.since(node) == null) {
                step.run();
            } else {
                silence.keep(node, Objects.requireNonNull(event.get()), step);
            }
        });
        event.set(scheduled);
        return scheduled;
    }

    @Override
    public void write(PodView pod, Function<JsonNode, ObjectNode> status) {
        if (silence.since(nodeOf(pod)) == null) {
            writes.changeStatus(pod.key(), pod.uid(), before -> withAddresses(pod, status.apply(before)));
        }
    }

    @Override
    public void warn(PodView pod, String reason, String message) {
        events.record(pod.json(), "Warning", reason, message);
    }

    private ObjectNode withAddresses(PodView pod, ObjectNode status) {
        NodeView node = caches.node(nodeOf(pod));
        if (status.has("podIP") || node == null) {
            return status;
        }
        String host = NodeReports.addressOf(node, chance);
        boolean onHost = Trees.at(pod.json(), "spec", "hostNetwork").asBoolean();
        return status.put("hostIP", host).put("podIP", onHost ? host : NodeReports.podAddress(pod.uid(), chance));
    }

    private static String nodeOf(PodView pod) {
        return Objects.requireNonNull(pod.target());
    }
}
