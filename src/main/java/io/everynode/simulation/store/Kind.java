package io.everynode.simulation.store;

import java.util.List;
import java.util.Optional;

/** A kind of object that the simulated API server serves, with the names under which Kubernetes knows it. */
public enum Kind {
    NODE("", "Node", "nodes", false, List.of("no"), List.of()),
    NAMESPACE("", "Namespace", "namespaces", false, List.of("ns"), List.of()),
    POD("", "Pod", "pods", true, List.of("po"), List.of("all")),
    EVENT("", "Event", "events", true, List.of("ev"), List.of()),
    RESOURCE_QUOTA("", "ResourceQuota", "resourcequotas", true, List.of("quota"), List.of()),
    DAEMON_SET("apps", "DaemonSet", "daemonsets", true, List.of("ds"), List.of("all")),
    CONTROLLER_REVISION("apps", "ControllerRevision", "controllerrevisions", true, List.of(), List.of()),
    PRIORITY_CLASS("scheduling.k8s.io", "PriorityClass", "priorityclasses", false, List.of("pc"), List.of());

    private static final String VERSION = "v1";

    private final String group;
    private final String kindName;
    private final String plural;
    private final boolean namespaced;
    private final List<String> shortNames;
    private final List<String> categories;

    Kind(
            String group,
            String kindName,
            String plural,
            boolean namespaced,
            List<String> shortNames,
            List<String> categories) {
        this.group = group;
        this.kindName = kindName;
        this.plural = plural;
        this.namespaced = namespaced;
        this.shortNames = shortNames;
        this.categories = categories;
    }

    /** The API group; empty for the core group. */
    public String group() {
        return group;
    }

    public String version() {
        return VERSION;
    }

    /** {@code v1} or {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? VERSION : group + "/" + VERSION;
    }

    /** {@code DaemonSet}. */
    public String kindName() {
        return kindName;
    }

    /** {@code daemonsets}. */
    public String plural() {
        return plural;
    }

    /** {@code daemonset}. */
    public String singular() {
        return kindName.toLowerCase(java.util.Locale.ROOT);
    }

    /** {@code daemonsets.apps}, as error messages name it. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public boolean namespaced() {
        return namespaced;
    }

    public List<String> shortNames() {
        return shortNames;
    }

    /** The groups of kinds that {@code kubectl get} knows, such as {@code all}. */
    public List<String> categories() {
        return categories;
    }

    /** The kind that is served under this group and plural name. */
    public static Optional<Kind> served(String group, String plural) {
        for (Kind kind : values()) {
            if (kind.group.equals(group) && kind.plural.equals(plural)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kind of a manifest with this {@code apiVersion} and {@code kind}. */
    public static Optional<Kind> of(String apiVersion, String kindName) {
        for (Kind kind : values()) {
            if (kind.apiVersion().equals(apiVersion) && kind.kindName.equals(kindName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
