package io.everynode.simulation.scheduler;

import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.view.HostPort;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.Resources;
import io.everynode.simulation.view.TemplateView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the pods of one node take of it. */
final class NodeUse {
    private final Map<ObjectKey, Taken> pods = new HashMap<>();
    private Resources together = Resources.NONE;

    private record Taken(Resources requests, List<HostPort> ports) {}

    void add(ObjectKey pod, TemplateView spec) {
        if (pods.putIfAbsent(pod, new Taken(spec.requests(), spec.hostPorts())) == null) {
            together = together.plus(spec.requests());
        }
    }

    /** Whether the pod was there. */
    boolean remove(ObjectKey pod) {
        Taken taken = pods.remove(pod);
        if (taken != null) {
            together = together.minus(taken.requests);
        }
        return taken != null;
    }

    /** What is in the pod's way on this node, in the scheduler's words; empty when there is room for it. */
    List<Obstacle> obstacles(NodeView node, TemplateView pod) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (pods.size() + 1 > node.maxPods()) {
            obstacles.add(new Obstacle("Too many pods", true));
        }
        Resources free = node.allocatable().minus(together);
        if (pod.requests().cpuMillis() > free.cpuMillis() && pod.requests().cpuMillis() > 0) {
            obstacles.add(new Obstacle(
                    "Insufficient cpu",
                    pod.requests().cpuMillis() <= node.allocatable().cpuMillis()));
        }
        if (pod.requests().memoryBytes() > free.memoryBytes() && pod.requests().memoryBytes() > 0) {
            obstacles.add(new Obstacle(
                    "Insufficient memory",
                    pod.requests().memoryBytes() <= node.allocatable().memoryBytes()));
        }
        return obstacles;
    }

    boolean portsAreFree(TemplateView pod) {
        return pod.hostPorts().stream()
                .noneMatch(wanted -> pods.values().stream()
                        .anyMatch(other -> other.ports.stream().anyMatch(wanted::conflictsWith)));
    }

    long memoryInUse() {
        return together.memoryBytes();
    }
}
