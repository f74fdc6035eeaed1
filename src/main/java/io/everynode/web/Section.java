package io.everynode.web;

/** The pages that the bar leads to. */
public enum Section {
    DAEMON_SETS("DaemonSets", "/", true),
    NODES("Nodes", "/nodes", true),
    MATRIX("Matrix", "/matrix", true),
    CLUSTERS("Clusters", "/clusters", false),
    ACTIVITY("Activity", "/activity", false),
    NONE("", "", false);

    private final String title;
    private final String path;
    private final boolean ofOneCluster;

    Section(String title, String path, boolean ofOneCluster) {
        this.title = title;
        this.path = path;
        this.ofOneCluster = ofOneCluster;
    }

    public String title() {
        return title;
    }

    public String path() {
        return path;
    }

    /** It shows one cluster, and stays with the one that is being looked at. */
    boolean ofOneCluster() {
        return ofOneCluster;
    }
}
