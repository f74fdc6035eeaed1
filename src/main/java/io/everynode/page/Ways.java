package io.everynode.page;

import static java.util.stream.Collectors.joining;

import io.everynode.action.Permits;
import io.everynode.action.Rights.Lack;
import io.everynode.action.Rights.Need;
import io.everynode.insight.AttentionItem.Way;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.UpdateStrategy;
import io.everynode.web.Links;
import java.util.Optional;

/** Where the ways out lead: to the page that asks. */
public final class Ways {
    /** More do not fit an address; they are chosen on a page of their own. */
    private static final int MOST_NAMED = 20;

    private Ways() {}

    /** The right that it takes and the caller has not. */
    public static Optional<Lack> lacking(Way way, Permits permits) {
        return switch (way) {
            case Way.Restart w -> permits.lacking(w.daemonSet(), Need.PATCH);
            case Way.Undo w -> permits.lacking(w.daemonSet(), Need.PATCH);
            case Way.SetStrategy w -> permits.lacking(w.daemonSet(), Need.PATCH);
            case Way.ReplaceFailing w -> permits.lacking(w.daemonSet(), Need.DELETE_PODS);
            case Way.ReplaceOld w -> permits.lacking(w.daemonSet(), Need.DELETE_PODS);
            case Way.ForceDelete w -> permits.lacking(w.daemonSet(), Need.DELETE_PODS);
            case Way.ShowDaemonSet w -> Optional.empty();
            case Way.ShowNode w -> Optional.empty();
        };
    }

    /** What it acts on; empty where it only shows something. */
    public static Optional<DaemonSetRef> actsOn(Way way) {
        return switch (way) {
            case Way.Restart w -> Optional.of(w.daemonSet());
            case Way.Undo w -> Optional.of(w.daemonSet());
            case Way.SetStrategy w -> Optional.of(w.daemonSet());
            case Way.ReplaceFailing w -> Optional.of(w.daemonSet());
            case Way.ReplaceOld w -> Optional.of(w.daemonSet());
            case Way.ForceDelete w -> Optional.of(w.daemonSet());
            case Way.ShowDaemonSet w -> Optional.empty();
            case Way.ShowNode w -> Optional.empty();
        };
    }

    public static String words(Way.SetStrategy way) {
        String bounds = switch (way.to()) {
            case UpdateStrategy.OnDelete o -> "OnDelete";
            case UpdateStrategy.RollingUpdate r when r.maxSurge().value() > 0 -> "maxSurge " + r.maxSurge();
            case UpdateStrategy.RollingUpdate r -> "maxUnavailable " + r.maxUnavailable();
        };
        return way.raises() ? "Raise to " + bounds + " for this rollout…" : "Put back " + bounds + "…";
    }

    public static String href(Way.SetStrategy way) {
        String address = Links.action(way.daemonSet(), "strategy");
        return switch (way.to()) {
            case UpdateStrategy.OnDelete o -> address + "?type=OnDelete";
            case UpdateStrategy.RollingUpdate r ->
                address + "?type=RollingUpdate&maxUnavailable="
                        + Links.part(r.maxUnavailable().toString())
                        + "&maxSurge=" + Links.part(r.maxSurge().toString())
                        + (way.raises() ? "&raised=true" : "");
        };
    }

    public static String words(Way.ReplaceFailing way) {
        return way.nodes().size() == 1
                ? "Replace its pod on " + way.nodes().getFirst() + "…"
                : "Replace its pods on " + way.nodes().size() + " nodes…";
    }

    public static String href(Way.ReplaceFailing way) {
        String address = Links.action(way.daemonSet(), "replacements");
        return way.nodes().size() > MOST_NAMED
                ? address + "?choose=failing"
                : address
                        + way.nodes().stream()
                                .map(n -> "node=" + Links.part(n.value()))
                                .collect(joining("&", "?", ""));
    }

    public static String href(Way.ForceDelete way) {
        return Links.action(way.daemonSet(), "replacements") + "?node="
                + Links.part(way.node().value()) + "&force=true";
    }
}
