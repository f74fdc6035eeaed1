package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.Refused;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.kubelet.Kubelets;
import io.everynode.simulation.kubelet.NodeReports.Trouble;
import io.everynode.simulation.kubelet.Silence;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.view.RevisionView;
import io.everynode.simulation.view.Taint;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Does to a cluster what an {@link Act} says, on the timeline's thread. What names something that is not there any more does
 * nothing: somebody else was quicker.
 */
public final class Levers {
    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";
    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    private final Timeline timeline;
    private final Caches caches;
    private final Writes writes;
    private final Kubelets kubelets;
    private final Silence silence;
    private final Growth growth;

    public Levers(
            Timeline timeline, Caches caches, Writes writes, Kubelets kubelets, Silence silence, List<Pool> pools) {
        this.timeline = timeline;
        this.caches = caches;
        this.writes = writes;
        this.kubelets = kubelets;
        this.silence = silence;
        this.growth = new Growth(pools);
    }

    public void pull(Act act) {
        switch (act) {
            case Act.NodeDown(var node) -> kubelets.takeDown(node);
            case Act.NodeUp(var node) -> kubelets.bringBack(node);
            case Act.NodeNotReady(var node, var reason, var message) ->
                kubelets.trouble(node, "Ready", new Trouble("False", reason, message));
            case Act.NodeReady(var node) -> kubelets.trouble(node, "Ready", null);
            case Act.Cordon(var node) ->
                onNode(
                        node,
                        json -> Trees.with(json, JsonNodeFactory.instance.booleanNode(true), "spec", "unschedulable"));
            case Act.Uncordon(var node) -> onNode(node, json -> Trees.without(json, "spec", "unschedulable"));
            case Act.AddTaint(var node, var taint) -> onNode(node, json -> tainted(json, taint, true));
            case Act.RemoveTaint(var node, var taint) -> onNode(node, json -> tainted(json, taint, false));
            case Act.AddNode(var pool) -> create(growth.manifest(growth.reserve(pool)));
            case Act.Join(var node) -> create(growth.manifest(node));
            case Act.RemoveNewest(var pool) -> {
                String newest = growth.newest(pool);
                if (newest != null) {
                    removeNode(newest);
                }
            }
            case Act.RemoveNode(var node) -> removeNode(node);
            case Act.RollOut(var ds, var image, var cause) -> onDaemonSet(ds, json -> rolledOut(json, image, cause));
            case Act.Undo(var ds) -> undo(ds);
            case Act.Restart(var ds) -> onDaemonSet(ds, this::restarted);
            case Act.Crash(var ds, var node, var code, var message) -> {
                PodView pod = podOn(ds, node);
                if (pod != null) {
                    kubelets.crash(pod, code, message);
                }
            }
            case Act.DeletePod(var ds, var node) -> {
                PodView pod = podOn(ds, node);
                if (pod != null) {
                    writes.delete(pod.key(), pod.uid());
                }
            }
        }
    }

    /**
     * The name that a node which joins the pool is going to have; any thread may ask.
     *
     * @throws IllegalArgumentException when there is no such pool
     */
    public String reserve(String pool) {
        return growth.reserve(pool);
    }

    /** Creates a node of this world, which has a kubelet. */
    void create(ObjectNode node) {
        silence.hasKubelet(Trees.text(node, "metadata", "name"));
        try {
            writes.create(Kind.NODE, node);
        } catch (Refused e) {
            // It is there already: somebody has created one of that name by hand.
        }
    }

    private void removeNode(String name) {
        NodeView node = caches.node(name);
        if (node != null) {
            writes.delete(ObjectKey.node(name), node.uid());
        }
    }

    private void onNode(String name, UnaryOperator<ObjectNode> change) {
        NodeView node = caches.node(name);
        if (node != null) {
            writes.change(ObjectKey.node(name), node.uid(), change);
        }
    }

    private void onDaemonSet(ObjectKey key, UnaryOperator<ObjectNode> change) {
        DaemonSetView ds = caches.daemonSet(key);
        if (ds != null) {
            writes.change(key, ds.uid(), change);
        }
    }

    private @Nullable PodView podOn(ObjectKey key, String node) {
        DaemonSetView ds = caches.daemonSet(key);
        return ds == null
                ? null
                : caches.pods().on(node).stream().filter(ds::owns).findFirst().orElse(null);
    }

    private ObjectNode tainted(ObjectNode node, Taint taint, boolean add) {
        ArrayNode taints = JsonNodeFactory.instance.arrayNode();
        for (JsonNode present : Trees.at(node, "spec", "taints")) {
            Taint read = Taint.of(present);
            if (!read.key().equals(taint.key()) || !read.effect().equals(taint.effect())) {
                taints.add(present);
            }
        }
        if (add) {
            ObjectNode added = taints.addObject().put("effect", taint.effect()).put("key", taint.key());
            if (!taint.value().isEmpty()) {
                added.put("value", taint.value());
            }
        }
        return taints.isEmpty() ? Trees.without(node, "spec", "taints") : Trees.with(node, taints, "spec", "taints");
    }

    private static ObjectNode rolledOut(ObjectNode ds, String image, String cause) {
        ArrayNode containers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode container : Trees.at(ds, "spec", "template", "spec", "containers")) {
            containers.add(containers.isEmpty() ? Trees.with(container, image, "image") : container);
        }
        ObjectNode changed = Trees.with(ds, containers, "spec", "template", "spec", "containers");
        return cause.isEmpty()
                ? Trees.without(changed, "metadata", "annotations", CHANGE_CAUSE)
                : Trees.with(changed, cause, "metadata", "annotations", CHANGE_CAUSE);
    }

    private ObjectNode restarted(ObjectNode ds) {
        String now = timeline.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return Trees.with(ds, now, "spec", "template", "metadata", "annotations", RESTARTED_AT);
    }

    private void undo(ObjectKey key) {
        DaemonSetView ds = caches.daemonSet(key);
        if (ds == null) {
            return;
        }
        List<RevisionView> newestFirst = caches.revisions().ownedBy(key, ds.uid()).stream()
                .sorted(Comparator.comparingLong(RevisionView::number).reversed())
                .toList();
        if (newestFirst.size() > 1) {
            ObjectNode template = Trees.copy(Trees.at(newestFirst.get(1).data(), "spec", "template"));
            template.remove("$patch");
            writes.change(key, ds.uid(), json -> Trees.with(json, template, "spec", "template"));
        }
    }
}
