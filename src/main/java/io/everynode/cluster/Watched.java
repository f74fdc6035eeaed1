package io.everynode.cluster;

/** A kind that is listed and watched, and whether the counts would not be true without it. */
enum Watched {
    NODES("nodes", "", "nodes", "", true),
    DAEMON_SETS("DaemonSets", "apps", "daemonsets", "", true),
    PODS("pods", "", "pods", "", true),
    CONTROLLER_REVISIONS("ControllerRevisions", "apps", "controllerrevisions", "", true),
    EVENTS("events", "", "events", "involvedObject.kind=DaemonSet", false);

    private final String plural;
    private final String group;
    private final String resource;
    private final String fieldSelector;
    private final boolean needed;

    Watched(String plural, String group, String resource, String fieldSelector, boolean needed) {
        this.plural = plural;
        this.group = group;
        this.resource = resource;
        this.fieldSelector = fieldSelector;
        this.needed = needed;
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
