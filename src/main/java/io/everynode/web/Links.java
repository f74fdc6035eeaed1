package io.everynode.web;

import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages and ids of their elements. They are shared and bookmarked, so they never change. */
public final class Links {
    private Links() {}

    public static String overview(ClusterName cluster) {
        return "/?cluster=" + part(cluster.value());
    }

    public static String daemonSet(DaemonSetRef ref) {
        return "/clusters/" + part(ref.cluster().value()) + "/daemonsets/" + part(ref.namespace()) + "/"
                + part(ref.name());
    }

    /** @param noun {@code restarts}, {@code images}, {@code rollbacks} or {@code deletion} */
    public static String action(DaemonSetRef ref, String noun) {
        return daemonSet(ref) + "/" + noun;
    }

    /** Of the page on which several are restarted. */
    public static String restarts(ClusterName cluster) {
        return "/clusters/" + part(cluster.value()) + "/restarts";
    }

    public static String node(ClusterName cluster, NodeName node) {
        return "/clusters/" + part(cluster.value()) + "/nodes/" + part(node.value());
    }

    /** The id of a DaemonSet's row on the overview. */
    public static String rowId(DaemonSetRef ref) {
        return "ds." + ref.cluster() + "." + ref.namespace() + "." + ref.name();
    }

    /** The id of a node's tile and row. */
    public static String nodeId(NodeName node) {
        return "node." + node;
    }

    /** One part of a path or a query, encoded so that it stays one. */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
