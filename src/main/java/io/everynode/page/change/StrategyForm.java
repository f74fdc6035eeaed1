package io.everynode.page.change;

import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.UpdateStrategy;
import io.everynode.page.Crumb;
import io.everynode.web.Links;
import java.util.List;

/**
 * Where the update strategy is written; the next page says what will happen.
 *
 * @param type as it is now
 * @param maxUnavailable as it is now; 0 beside a surge
 */
record StrategyForm(
        List<Crumb> crumbs,
        String name,
        String type,
        String maxUnavailable,
        String maxSurge,
        boolean moving,
        String path,
        String back) {
    static StrategyForm of(View view, DaemonSetUnderstanding daemonSet) {
        var now = daemonSet.facts().strategy() instanceof UpdateStrategy.RollingUpdate r ? r : null;
        return new StrategyForm(
                Confirmation.crumbs(view, daemonSet, "Edit strategy"),
                daemonSet.ref().name(),
                now == null ? "OnDelete" : "RollingUpdate",
                now == null ? "1" : now.maxUnavailable().toString(),
                now == null ? "0" : now.maxSurge().toString(),
                Confirmation.underWay(daemonSet.rollout().state()),
                Links.action(daemonSet.ref(), "strategy"),
                Links.daemonSet(daemonSet.ref()));
    }
}
