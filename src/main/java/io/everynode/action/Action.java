package io.everynode.action;

import static java.util.stream.Collectors.joining;

import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.RevisionNumber;
import io.everynode.model.UpdateStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A change to one DaemonSet, as it can be said, compared and turned into a request. */
public sealed interface Action {
    DaemonSetRef target();

    /** Verb and object, such as "restart fluent-bit"; it fits after "to". */
    default String sentence() {
        String name = target().name();
        return switch (this) {
            case Restart r -> "restart " + name;
            case SetImages s -> "set the image of " + assignments(s.images(), " to ", " and of ") + " in " + name;
            case Undo u -> "undo " + name + " to " + (u.to() == null ? "the revision before" : "revision " + u.to());
            case SetStrategy s -> "set the update strategy of " + name + " to " + Strategies.words(s.strategy());
            case Replace r ->
                (r.force() ? "force-delete " : "replace ")
                        + (r.victims().size() == 1
                                ? "the pod of " + name + " on "
                                        + r.victims().getFirst().node()
                                : "the pods of " + name + " on " + r.victims().size() + " nodes, one after another");
            case Delete d -> "delete " + name + ": " + d.propagation().fate();
        };
    }

    /** The command that does the same. */
    default String kubectl(KubectlContext context) {
        String object = KubectlContext.quoted(Stream.of("daemonset/" + target().name()));
        String command = switch (this) {
            case Restart r -> "rollout restart " + object;
            case SetImages s ->
                "set image " + object + " "
                        + KubectlContext.quoted(
                                s.images().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()));
            case Undo u -> "rollout undo " + object + (u.to() == null ? "" : " --to-revision=" + u.to());
            case SetStrategy s ->
                "patch " + object + " -p "
                        + KubectlContext.quoted(
                                Stream.of(Effect.Strategised.patch(s.strategy()).toString()));
            case Replace r -> "";
            case Delete d ->
                "delete " + object + " --cascade=" + d.propagation().code();
        };
        return this instanceof Replace replace
                ? replace.commands(context)
                : "kubectl " + command + context.arguments(target().namespace());
    }

    /** The verb whose right it takes. */
    default String verb() {
        return switch (this) {
            case Restart r -> "patch";
            case SetImages s -> "patch";
            case Undo u -> "patch";
            case SetStrategy s -> "patch";
            case Replace r -> "delete";
            case Delete d -> "delete";
        };
    }

    /** The resource whose right it takes. */
    default String resource() {
        return this instanceof Replace ? "pods" : "daemonsets";
    }

    /** Whether the other asks for the same effect; two restarts do, whenever they were asked for. */
    default boolean sameAs(Action other) {
        return switch (this) {
            case Restart r -> other instanceof Restart && target().equals(other.target());
            case Replace r -> other instanceof Replace o && r.asksAs(o);
            case SetImages s -> equals(other);
            case Undo u -> equals(other);
            case SetStrategy s -> equals(other);
            case Delete d -> equals(other);
        };
    }

    private static String assignments(Map<String, String> images, String to, String and) {
        return images.entrySet().stream()
                .map(e -> e.getKey() + to + e.getValue())
                .collect(joining(and));
    }

    /** @param at written as {@code restartedAt} in whole seconds, fixed before the first sending */
    record Restart(DaemonSetRef target, Instant at) implements Action {}

    /** @param images by container, init containers included; never empty */
    record SetImages(DaemonSetRef target, SortedMap<String, String> images) implements Action {
        public SetImages(DaemonSetRef target, Map<String, String> images) {
            this(target, new TreeMap<>(images));
        }
    }

    /** @param to absent: the one before the current, as {@code kubectl rollout undo} takes it */
    record Undo(DaemonSetRef target, @Nullable RevisionNumber to) implements Action {}

    /** @param raised only until the rollout at hand is done: what it was before is noted on the object */
    record SetStrategy(DaemonSetRef target, UpdateStrategy strategy, boolean raised) implements Action {}

    /**
     * One pod after another: each is deleted only when the one before is Available again.
     *
     * @param victims in this order; never empty
     * @param force without a grace period; only for pods that terminate for too long
     */
    record Replace(DaemonSetRef target, List<Victim> victims, boolean force) implements Action {
        /** The nodes are what is asked for: their pods may be others by the second sending. */
        private boolean asksAs(Replace other) {
            return target.equals(other.target) && force == other.force && nodes().equals(other.nodes());
        }

        List<NodeName> nodes() {
            return victims.stream().map(Victim::node).toList();
        }

        /** kubectl waits until a pod is gone, not until the next one is there. */
        private String commands(KubectlContext context) {
            return victims.stream()
                    .map(v -> "kubectl delete pod " + KubectlContext.quoted(Stream.of(v.pod()))
                            + (force ? " --grace-period=0 --force" : "") + context.arguments(target.namespace()))
                    .collect(joining(" && "));
        }
    }

    record Delete(DaemonSetRef target, Propagation propagation) implements Action {}
}
