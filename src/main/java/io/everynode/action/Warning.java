package io.everynode.action;

import static java.util.stream.Collectors.joining;

import io.everynode.model.NodeName;
import java.util.List;

/** Something that whoever acts should know before; certain, and said in one sentence. */
public sealed interface Warning {
    /** The API's code. */
    default String code() {
        return getClass().getSimpleName();
    }

    String sentence();

    /** The controller replaces old pods that are not available whatever the budget (k/k#123232). */
    record UnavailableOldPods(List<NodeName> nodes) implements Warning {
        @Override
        public String sentence() {
            return nodes.size() == 1
                    ? "1 old pod that is already unavailable is deleted at once, outside the budget: " + named(nodes)
                            + "."
                    : nodes.size() + " old pods that are already unavailable are deleted at once, outside the budget: "
                            + named(nodes) + ".";
        }
    }

    record OnDelete(String name) implements Warning {
        @Override
        public String sentence() {
            return "Nothing happens by itself: the update strategy of " + name
                    + " is OnDelete, so each node keeps its pod until somebody deletes it.";
        }
    }

    /** Two pods cannot hold one host port, so the new one of a surge stays pending. */
    record SurgeWithHostPort(List<Integer> ports) implements Warning {
        @Override
        public String sentence() {
            if (ports.isEmpty()) {
                return "The new pod shares the node's network with the old one: maxSurge and hostNetwork are set, so it"
                        + " cannot listen on a port until the old pod has gone, which waits for the new one.";
            }
            return "The new pod cannot start beside the old one: maxSurge is set and both want host port "
                    + ports.stream().map(String::valueOf).collect(joining(", "))
                    + ", so the rollout will wait for ever.";
        }
    }

    record RolloutUnderWay(int updated, int desired) implements Warning {
        @Override
        public String sentence() {
            if (updated == desired) {
                return "A rollout is under way: all nodes have the new pod, and not every one is available yet; this starts"
                        + " another one before it is done.";
            }
            return "A rollout is under way: " + updated + " of " + desired
                    + (updated == 1 ? " nodes is updated;" : " nodes are updated;")
                    + " this starts another one before it is done.";
        }
    }

    /** Kubernetes keeps no old revision where {@code revisionHistoryLimit} is 0. */
    record NoHistory(String name) implements Warning {
        @Override
        public String sentence() {
            return "There is no way back by undo: revisionHistoryLimit of " + name
                    + " is 0, so Kubernetes keeps no older revision.";
        }
    }

    /** Nodes on which a new pod would not become available either, as many as the budget holds. */
    record BlockedByNodes(List<NodeName> nodes, int budget) implements Warning {
        @Override
        public String sentence() {
            return (nodes.size() == 1 ? "A node blocks the rollout: " : "Nodes block the rollout: ") + named(nodes)
                    + (nodes.size() == 1 ? " is" : " are") + " not ready and "
                    + (nodes.size() == 1 ? "uses" : "use") + " up the budget of " + budget
                    + ", so no other node gets its turn.";
        }
    }

    /** @param why as the end of a sentence */
    record Critical(String name, String why) implements Warning {
        @Override
        public String sentence() {
            return name + " is critical: " + why + ".";
        }
    }

    /** Whoever it is writes the object again from what it holds. */
    record ManagedBy(String name, Owner owner) implements Warning {
        @Override
        public String sentence() {
            return owner.tool() + " manages " + name + (owner.name().isEmpty() ? "" : " (" + owner.name() + ")")
                    + " and may put this back the next time it applies what it holds.";
        }
    }

    /** The first three by name, the rest by number. */
    private static String named(List<NodeName> nodes) {
        String first = nodes.stream().limit(3).map(NodeName::toString).collect(joining(", "));
        return nodes.size() <= 3 ? first : first + " and " + (nodes.size() - 3) + " more";
    }
}
