package io.everynode.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The knobs of a simulated cluster: what breaks and mends things in it that no Kubernetes API can. Each call takes effect
 * within a moment; what follows from it (taints, new pods, counts) comes as slowly as in a real cluster.
 *
 * <p>Names that do not exist, or words that are none, are refused by an {@link IllegalArgumentException} whose message is a
 * sentence for the person who asked.
 */
public interface Panel {
    /** The simulated cluster's time. */
    Instant now();

    /** Every node, in the order of their names. */
    List<NodeState> nodes();

    /** Every DaemonSet, by namespace and name. */
    List<DaemonSetState> daemonSets();

    /** The pods of a DaemonSet, by name; empty when there is no such DaemonSet. */
    List<String> pods(String namespace, String daemonSet);

    /** What is going to happen by itself, soonest first, at most so many. */
    List<Upcoming> upcoming(int limit);

    /** Lets the next timed event happen now, and what comes after it the same span earlier; empty when nothing is to come. */
    Optional<Upcoming> hurry();

    /** Silences a node's kubelet: no heartbeat, no word about its pods, as if its network were cut. */
    void takeDown(String node);

    void bringBack(String node);

    void cordon(String node);

    void uncordon(String node);

    /**
     * Puts a taint on a node.
     *
     * @param taint as kubectl takes it: {@code key=value:Effect} or {@code key:Effect}
     */
    void taint(String node, String taint);

    /**
     * Takes a taint off a node.
     *
     * @param taint as above
     */
    void untaint(String node, String taint);

    /** Adds a node like the others of the pool; answers its name. */
    String addNode(String pool);

    void removeNode(String node);

    /** The pools that a node can be added to. */
    List<String> pools();

    /** Sets an image that nobody can pull as the DaemonSet's first container's, as a hasty person would. */
    void rollOutBadImage(String namespace, String daemonSet);

    /** Lets the pod's first container end with exit code 1, once. */
    void crash(String namespace, String pod);

    /** A node as the panel shows it. */
    record NodeState(String name, String pool, boolean down, boolean cordoned, List<String> taints) {}

    /** A DaemonSet as the panel shows it. */
    record DaemonSetState(String namespace, String name, String image) {}

    /** An event that the world's file foresees. */
    record Upcoming(Instant at, String description) {}
}
