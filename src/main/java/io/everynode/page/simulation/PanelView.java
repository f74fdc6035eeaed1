package io.everynode.page.simulation;

import io.everynode.model.ClusterName;
import io.everynode.simulation.Panel;
import io.everynode.web.Ages;
import io.everynode.web.Links;
import java.time.Duration;
import java.util.List;

/**
 * The panel as it is shown.
 *
 * @param here the address of the page it is on, to come back to
 * @param next what happens by itself soonest; empty where nothing is to come
 */
public record PanelView(
        String path,
        String here,
        String next,
        String nextIn,
        List<Option> nodes,
        List<String> pools,
        List<Option> daemonSets) {

    /** A line of a select; {@code chosen} for what the page is about. */
    public record Option(String value, String words, boolean chosen) {}

    static PanelView of(ClusterName cluster, Panel panel, String here) {
        var next = panel.upcoming(1).stream().findFirst();
        return new PanelView(
                "/clusters/" + Links.part(cluster.value()) + "/simulation",
                here,
                next.map(Panel.Upcoming::description).orElse(""),
                next.map(n -> Ages.inWords(Duration.between(panel.now(), n.at())))
                        .orElse(""),
                panel.nodes().stream().map(n -> node(n, here)).toList(),
                panel.pools(),
                panel.daemonSets().stream().map(d -> daemonSet(d, here)).toList());
    }

    private static Option node(Panel.NodeState node, String here) {
        String words = node.name() + (node.down() ? " (down)" : "") + (node.cordoned() ? " (cordoned)" : "");
        return new Option(node.name(), words, here.contains("/nodes/" + node.name()));
    }

    private static Option daemonSet(Panel.DaemonSetState daemonSet, String here) {
        String ref = daemonSet.namespace() + "/" + daemonSet.name();
        return new Option(ref, ref, here.contains("/daemonsets/" + ref));
    }
}
