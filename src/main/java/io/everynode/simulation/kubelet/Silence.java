package io.everynode.simulation.kubelet;

import io.everynode.simulation.time.Scheduled;
import io.everynode.simulation.view.NodeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes are not heard of, and since when: those that were taken down, and those that never had a kubelet. A node has one
 * unless its label {@code kwok} says otherwise or was taken away, or it is neither so labelled nor of this world.
 */
public final class Silence {
    private static final String LABEL = "kwok";

    private final Map<String, Instant> since = new ConcurrentHashMap<>();
    private final Set<String> worldly = new HashSet<>();
    private final Map<String, List<Waiting>> waiting = new HashMap<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();

    private record Waiting(Scheduled event, Runnable step) {}

    /** A node of the world itself or one that the panel has added: it has a kubelet without being labelled. */
    public void hasKubelet(String node) {
        worldly.add(node);
    }

    /** The time from which on a node is not heard of; null while it is. Any thread may ask. */
    public @Nullable Instant since(String node) {
        return since.get(node);
    }

    /** Calls the listener with each node that falls silent. */
    public void onBegin(Consumer<String> listener) {
        listeners.add(listener);
    }

    void begin(String node, Instant now) {
        if (since.putIfAbsent(node, now) == null) {
            listeners.forEach(listener -> listener.accept(node));
        }
    }

    boolean end(String node) {
        return since.remove(node) != null;
    }

    /** Takes in that a node has changed: without the label that it had it has no kubelet any more. */
    void changed(NodeView old, NodeView now) {
        if (old.labels().containsKey(LABEL) && !now.labels().containsKey(LABEL)) {
            worldly.remove(now.name());
        }
    }

    boolean managed(NodeView node) {
        String label = node.labels().get(LABEL);
        return label == null ? worldly.contains(node.name()) : label.equals("managed");
    }

    /** Keeps a step until the node is heard of again, unless it is called off meanwhile. */
    void keep(String node, Scheduled event, Runnable step) {
        waiting.computeIfAbsent(node, any -> new ArrayList<>()).add(new Waiting(event, step));
    }

    /** Hands out the steps that were kept. */
    List<Runnable> release(String node) {
        List<Waiting> kept = waiting.remove(node);
        return kept == null
                ? List.of()
                : kept.stream()
                        .filter(w -> !w.event.cancelled())
                        .map(Waiting::step)
                        .toList();
    }
}
