package io.everynode.page;

import io.everynode.insight.AttentionItem.Way;
import io.everynode.model.UpdateStrategy;
import io.everynode.web.Links;

/** Where the ways out lead: to the page that asks. */
public final class Ways {
    private Ways() {}

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

    public static String href(Way.ForceDelete way) {
        return Links.action(way.daemonSet(), "replacements") + "?node="
                + Links.part(way.node().value()) + "&force=true";
    }
}
