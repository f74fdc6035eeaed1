package io.everynode.cluster;

import io.everynode.model.DaemonSetFacts;
import io.everynode.model.EventFacts;
import io.everynode.model.Fact;
import io.everynode.model.NodeFacts;
import io.everynode.model.PodFacts;
import io.everynode.model.RevisionFacts;

/** A kind that is listed and watched, and whether the counts would not be true without it. */
enum Watched {
    NODES(NodeFacts.class, "nodes", "", "nodes", "", true),
    DAEMON_SETS(DaemonSetFacts.class, "DaemonSets", "apps", "daemonsets", "", true),
    PODS(PodFacts.class, "pods", "", "pods", "", true),
    CONTROLLER_REVISIONS(RevisionFacts.class, "ControllerRevisions", "apps", "controllerrevisions", "", true),
    EVENTS(EventFacts.class, "events", "", "events", "involvedObject.kind=DaemonSet", false);

    private final Class<? extends Fact> fact;
    private final String plural;
    private final String group;
    private final String resource;
    private final String fieldSelector;
    private final boolean needed;

    Watched(
            Class<? extends Fact> fact,
            String plural,
            String group,
            String resource,
            String fieldSelector,
            boolean needed) {
        this.fact = fact;
        this.plural = plural;
        this.group = group;
        this.resource = resource;
        this.fieldSelector = fieldSelector;
        this.needed = needed;
    }

    /** What its objects become. */
    Class<? extends Fact> fact() {
        return fact;
    }

    String plural() {
        return plural;
    }

    String resource() {
        return resource;
    }

    String path() {
        return (group.isEmpty() ? "/api/v1/" : "/apis/" + group + "/v1/") + resource;
    }

    String fieldSelector() {
        return fieldSelector;
    }

    boolean needed() {
        return needed;
    }

    /** What to do about a missing right. */
    String rule() {
        return "Its ClusterRole needs {apiGroups: [\"" + group + "\"], resources: [" + resource
                + "], verbs: [list, watch]}.";
    }
}
