package io.everynode.simulation;

import io.everynode.simulation.kubelet.Behaviours;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.Owner;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.view.Taint;
import io.everynode.simulation.world.Act;
import io.everynode.simulation.world.Pool;
import io.everynode.simulation.world.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The panel's knobs: each asks the timeline for an event, so that it may be turned from any thread. */
final class Controls implements Panel {
    private final Simulation simulation;
    private final Store store;

    Controls(Simulation simulation) {
        this.simulation = simulation;
        this.store = simulation.registry().store();
    }

    @Override
    public Instant now() {
        return simulation.timeline().instant();
    }

    @Override
    public List<NodeState> nodes() {
        return store.list(Kind.NODE).objects().stream()
                .map(NodeView::of)
                .map(this::state)
                .toList();
    }

    private NodeState state(NodeView node) {
        return new NodeState(
                node.name(),
                node.labels().getOrDefault("pool", ""),
                simulation.silence().since(node.name()) != null,
                node.unschedulable(),
                node.taints().stream().map(Taint::toString).toList());
    }

    @Override
    public List<DaemonSetState> daemonSets() {
        return store.list(Kind.DAEMON_SET).objects().stream()
                .map(ds -> new DaemonSetState(
                        Trees.text(ds, "metadata", "namespace"),
                        Trees.text(ds, "metadata", "name"),
                        Trees.at(ds, "spec", "template", "spec", "containers")
                                .path(0)
                                .path("image")
                                .asText()))
                .toList();
    }

    @Override
    public List<String> pods(String namespace, String daemonSet) {
        return store.list(Kind.POD, namespace).objects().stream()
                .map(PodView::of)
                .filter(pod -> isOwnedBy(pod, daemonSet))
                .map(PodView::name)
                .toList();
    }

    private static boolean isOwnedBy(PodView pod, String daemonSet) {
        Owner owner = pod.owner();
        return owner != null && owner.kind().equals("DaemonSet") && owner.name().equals(daemonSet);
    }

    @Override
    public List<Upcoming> upcoming(int limit) {
        return simulation.script().upcoming(limit).stream()
                .map(Controls::upcoming)
                .toList();
    }

    @Override
    public Optional<Upcoming> hurry() {
        return simulation.script().hurry().map(Controls::upcoming);
    }

    private static Upcoming upcoming(Script.Due due) {
        return new Upcoming(due.at(), due.description());
    }

    @Override
    public void takeDown(String node) {
        turn(new Act.NodeDown(existing(node)));
    }

    @Override
    public void bringBack(String node) {
        turn(new Act.NodeUp(existing(node)));
    }

    @Override
    public void cordon(String node) {
        turn(new Act.Cordon(existing(node)));
    }

    @Override
    public void uncordon(String node) {
        turn(new Act.Uncordon(existing(node)));
    }

    @Override
    public void taint(String node, String taint) {
        turn(new Act.AddTaint(existing(node), Taint.parse(taint)));
    }

    @Override
    public void untaint(String node, String taint) {
        turn(new Act.RemoveTaint(existing(node), Taint.parse(taint)));
    }

    @Override
    public String addNode(String pool) {
        String name = simulation.levers().reserve(pool);
        turn(new Act.Join(name));
        return name;
    }

    @Override
    public void removeNode(String node) {
        turn(new Act.RemoveNode(existing(node)));
    }

    @Override
    public List<String> pools() {
        return simulation.world().pools().stream().map(Pool::name).toList();
    }

    @Override
    public void rollOutBadImage(String namespace, String daemonSet) {
        ObjectKey key = new ObjectKey(Kind.DAEMON_SET, namespace, daemonSet);
        var ds = store.get(key);
        if (ds == null) {
            throw new IllegalArgumentException("There is no DaemonSet '" + namespace + "/" + daemonSet + "'.");
        }
        String image = Trees.at(ds, "spec", "template", "spec", "containers")
                .path(0)
                .path("image")
                .asText();
        turn(new Act.RollOut(key, bad(image), "a hasty release"));
    }

    @Override
    public void crash(String namespace, String pod) {
        ObjectKey key = new ObjectKey(Kind.POD, namespace, pod);
        var found = store.get(key);
        if (found == null) {
            throw new IllegalArgumentException("There is no pod '" + namespace + "/" + pod + "'.");
        }
        if (!Trees.text(found, "status", "phase").equals("Running")) {
            throw new IllegalArgumentException("The pod '" + namespace + "/" + pod + "' does not run.");
        }
        simulation.timeline().after(Duration.ZERO, () -> simulation.kubelets().crash(PodView.of(found), 1, ""));
    }

    /** A tag that no registry has. */
    private static String bad(String image) {
        int tag = image.indexOf(':', image.lastIndexOf('/') + 1);
        return (tag < 0 ? image : image.substring(0, tag)) + ":" + Behaviours.NO_SUCH_TAG;
    }

    private void turn(Act act) {
        simulation.timeline().after(Duration.ZERO, () -> simulation.levers().pull(act));
    }

    private String existing(String node) {
        if (store.get(ObjectKey.node(node)) == null) {
            throw new IllegalArgumentException("There is no node '" + node + "'.");
        }
        return node;
    }
}
