package io.everynode.page.simulation;

import io.everynode.model.ClusterName;
import io.everynode.simulation.Panel;
import io.everynode.web.Links;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The panel as it is shown.
 *
 * @param here the address of the page it is on, to come back to
 * @param taint what stands in the field
 * @param refusal why the last form was refused; absent where none was
 */
public record PanelView(
        String path,
        String here,
        Next next,
        List<Option> nodes,
        String taint,
        List<Option> pools,
        List<Option> daemonSets,
        @Nullable Refusal refusal) {
    private static final String TAINT = "dedicated=batch:NoSchedule";

    /** A line of a select; {@code chosen} for what the page is about. */
    public record Option(String value, String words, boolean chosen) {}

    /**
     * What happens by itself soonest. Its fragment is {@code simulation/next}.
     *
     * @param from where the newest one is had from
     * @param what empty where nothing is to come
     * @param at RFC 3339 in UTC
     * @param in such as {@code 53 s}
     */
    public record Next(String from, String what, String at, String in) {}

    /** @param field the name of the one that could not be taken */
    public record Refusal(String field, String why) {}

    static PanelView of(ClusterName cluster, Panel panel, PanelForm form, @Nullable Refusal refusal) {
        String path = path(cluster);
        String here = form.back().toString();
        return new PanelView(
                path,
                here,
                next(cluster, panel),
                panel.nodes().stream().map(n -> node(n, form, here)).toList(),
                form.taintText() == null ? TAINT : form.taintText(),
                panel.pools().stream()
                        .map(p -> new Option(p, p, p.equals(form.poolName())))
                        .toList(),
                panel.daemonSets().stream().map(d -> daemonSet(d, form, here)).toList(),
                refusal);
    }

    static Next next(ClusterName cluster, Panel panel) {
        String from = path(cluster) + "/next";
        return panel.upcoming(1).stream()
                .findFirst()
                .map(n -> new Next(
                        from,
                        n.description(),
                        n.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                        Countdown.inWords(panel.now(), n.at())))
                .orElse(new Next(from, "", "", ""));
    }

    /** Why that field was refused; empty where it was not. */
    public String refused(String field) {
        return refusal != null && refusal.field().equals(field) ? refusal.why() : "";
    }

    private static String path(ClusterName cluster) {
        return "/clusters/" + Links.part(cluster.value()) + "/simulation";
    }

    private static Option node(Panel.NodeState node, PanelForm form, String here) {
        String words = node.name() + (node.down() ? " (down)" : "") + (node.cordoned() ? " (cordoned)" : "");
        boolean chosen = form.nodeName() == null
                ? isAbout(here, "/nodes/" + node.name())
                : node.name().equals(form.nodeName());
        return new Option(node.name(), words, chosen);
    }

    private static Option daemonSet(Panel.DaemonSetState daemonSet, PanelForm form, String here) {
        String ref = daemonSet.namespace() + "/" + daemonSet.name();
        return new Option(ref, ref, form.ref() == null ? isAbout(here, "/daemonsets/" + ref) : ref.equals(form.ref()));
    }

    /** The object's own page, or one below it. */
    private static boolean isAbout(String here, String part) {
        int at = here.indexOf(part);
        return at >= 0 && (at + part.length() == here.length() || "?/".indexOf(here.charAt(at + part.length())) >= 0);
    }
}
