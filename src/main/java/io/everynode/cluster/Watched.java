package io.everynode.cluster;

/**
 * A kind that is listed and watched, and whether the counts would not be true without it.
 */
enum Watched {
    NODES("nodes", "", "nodes", true),
    DAEMON_SETS("DaemonSets", "apps", "daemonsets", true),
    PODS("pods", "", "pods", true),
    CONTROLLER_REVISIONS("ControllerRevisions", "apps", "controllerrevisions", true),
    EVENTS("events", "", "events", false);

    private final String plural;
    private final String group;
    private final String resource;
    private final boolean needed;

    Watched(String plural, String group, String resource, boolean needed) {
        this.plural = plural;
        this.group = group;
        this.resource = resource;
        this.needed = needed;
    }

    String plural() {
        return plural;
    }

    String resource() {
        return resource;
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
