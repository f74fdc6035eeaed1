package io.everynode.simulation.world;

import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.view.Taint;

/** Something that a person, a machine or bad luck does to a cluster. */
public sealed interface Act {
    /** A node's kubelet falls silent. */
    record NodeDown(String node) implements Act {}

    record NodeUp(String node) implements Act {}

    /** A kubelet says that its node is not ready; it is heard of, and its pods run on. */
    record NodeNotReady(String node, String reason, String message) implements Act {}

    /** The opposite of {@link NodeNotReady}. */
    record NodeReady(String node) implements Act {}

    record Cordon(String node) implements Act {}

    record Uncordon(String node) implements Act {}

    record AddTaint(String node, Taint taint) implements Act {}

    record RemoveTaint(String node, Taint taint) implements Act {}

    /** A new node joins the pool. */
    record AddNode(String pool) implements Act {}

    /** The node joins whose name was reserved. */
    record Join(String node) implements Act {}

    /** The pool's newest node goes for good. */
    record RemoveNewest(String pool) implements Act {}

    record RemoveNode(String node) implements Act {}

    /** Sets the first container's image, as {@code kubectl set image} does. */
    record RollOut(ObjectKey daemonSet, String image, String cause) implements Act {}

    /** Goes back to the revision before the present one, as {@code kubectl rollout undo} does. */
    record Undo(ObjectKey daemonSet) implements Act {}

    /** Restarts all pods, as {@code kubectl rollout restart} does. */
    record Restart(ObjectKey daemonSet) implements Act {}

    /** The DaemonSet's pod on a node ends once with this code. */
    record Crash(ObjectKey daemonSet, String node, int exitCode, String message) implements Act {}

    /** Somebody deletes the DaemonSet's pod on a node. */
    record DeletePod(ObjectKey daemonSet, String node) implements Act {}
}
