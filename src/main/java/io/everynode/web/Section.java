package io.everynode.web;

/** The pages that the bar leads to. */
public enum Section {
    DAEMON_SETS("DaemonSets", "/"),
    CLUSTERS("Clusters", "/clusters"),
    ACTIVITY("Activity", "/activity"),
    NONE("", "");

    private final String title;
    private final String path;

    Section(String title, String path) {
        this.title = title;
        this.path = path;
    }

    public String title() {
        return title;
    }

    public String path() {
        return path;
    }
}
