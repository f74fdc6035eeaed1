package io.everynode.page.node;

import io.everynode.board.View;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.NodeUnderstanding;
import io.everynode.insight.PlacementReason;
import io.everynode.insight.Verdict;
import io.everynode.model.Condition;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeFacts;
import io.everynode.model.Taint;
import io.everynode.page.Crumb;
import io.everynode.page.Kubectl;
import io.everynode.page.NodeOrder;
import io.everynode.page.PoolConfig;
import io.everynode.web.Age;
import io.everynode.web.Links;
import io.everynode.web.Plural;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One node as it is shown, every region of its page.
 *
 * @param elsewhere the DaemonSets that do not want it and are not here
 * @param leaving whose pods are here although they should not be; empty where none is
 */
public record NodeView(
        List<Crumb> crumbs,
        Lead lead,
        int wanted,
        List<DaemonSetRow> rows,
        List<Elsewhere> elsewhere,
        Overhead overhead,
        List<TaintLine> taints,
        NodeLabels labels,
        List<ConditionLine> conditions,
        String leaving) {

    /**
     * The head of the page.
     *
     * @param badges pool, zone, and that it is cordoned
     * @param state of the node itself where it is not well, else empty
     */
    public record Lead(
            String name,
            String sentence,
            List<String> badges,
            String kubelet,
            Age age,
            String state,
            @Nullable Age stateSince) {}

    /** A DaemonSet that does not want the node, and why. */
    public record Elsewhere(String href, String name, String sentence) {}

    /**
     * A taint, and how many DaemonSets it alone keeps away.
     *
     * @param command that takes it off; empty where Kubernetes does
     */
    public record TaintLine(String text, String words, String command) {}

    /** A condition; {@code bad} where it is not what one wishes. */
    public record ConditionLine(
            String type,
            String status,
            String reason,
            @Nullable Age since,
            boolean bad) {}

    static NodeView of(View view, NodeUnderstanding node, PoolConfig pools) {
        Map<DaemonSetRef, DaemonSetUnderstanding> daemonSets =
                view.understanding().daemonSets();
        NodeFacts facts = node.facts();
        Instant now = view.at();
        return new NodeView(
                List.of(
                        new Crumb(view.title(), Links.overview(view.cluster())),
                        new Crumb(
                                "Nodes",
                                "/nodes?cluster=" + Links.part(view.cluster().value())),
                        Crumb.here(facts.name().value())),
                lead(node, pools, now),
                node.wanted(),
                DaemonSetRow.of(node, daemonSets, now),
                elsewhere(node),
                Overhead.of(node, daemonSets),
                taints(node, Kubectl.of(view)),
                NodeLabels.of(facts.labels(), daemonSets.values()),
                conditions(facts, now),
                leaving(node));
    }

    private static Lead lead(NodeUnderstanding node, PoolConfig pools, Instant now) {
        NodeFacts facts = node.facts();
        return new Lead(
                facts.name().value(),
                node.sentence(),
                Stream.of(
                                NodeOrder.pool(facts, pools),
                                facts.zone(),
                                Optional.of("cordoned").filter(c -> facts.unschedulable()))
                        .flatMap(Optional::stream)
                        .toList(),
                facts.kubeletVersion(),
                Age.of(facts.createdAt(), now),
                state(facts),
                age(facts.condition("Ready").orElse(null), now));
    }

    private static String state(NodeFacts facts) {
        return switch (facts.ready()) {
            case "True" -> "";
            case "False" -> "The node is NotReady";
            default -> "The node does not report";
        };
    }

    private static List<Elsewhere> elsewhere(NodeUnderstanding node) {
        return node.cells().stream()
                .filter(c -> c.verdict() == Verdict.NOT_WANTED)
                .map(c -> new Elsewhere(
                        Links.daemonSet(c.daemonSet()), c.daemonSet().name(), c.sentence()))
                .toList();
    }

    public String elsewhereSays() {
        int count = elsewhere.size();
        String who = rows.isEmpty() ? Plural.of(count, "DaemonSet") : Plural.of(count, "other");
        return who + (count == 1 ? " is" : " are") + " not wanted here, and why";
    }

    public int here() {
        return rows.size();
    }

    private static String leaving(NodeUnderstanding node) {
        List<String> leaving = node.troubled().stream()
                .filter(Cell::shouldLeave)
                .map(c -> c.daemonSet().name())
                .toList();
        return leaving.isEmpty() ? "" : leaving.size() + " more should leave: " + String.join(", ", leaving);
    }

    private static List<TaintLine> taints(NodeUnderstanding node, Kubectl kubectl) {
        return node.facts().taints().stream()
                .map(t -> new TaintLine(
                        t.text(),
                        keepsAway(t, node.cells()),
                        kubectl.takeOff(t, node.facts().name())))
                .toList();
    }

    private static String keepsAway(Taint taint, List<Cell> cells) {
        if (taint.effect().equals("PreferNoSchedule")) {
            return "keeps no DaemonSet away: it is a wish, not a rule";
        }
        long away = cells.stream()
                .filter(c -> c.reason() instanceof PlacementReason.UntoleratedTaint r
                        && r.taint().equals(taint))
                .count();
        return away == 0
                ? "every DaemonSet that would come here tolerates it"
                : "keeps away " + Plural.of((int) away, "DaemonSet");
    }

    private static List<ConditionLine> conditions(NodeFacts facts, Instant now) {
        return facts.conditions().stream()
                .sorted(Comparator.comparing(c -> !c.type().equals("Ready")))
                .map(c -> new ConditionLine(c.type(), c.status(), c.reason(), age(c, now), bad(c)))
                .toList();
    }

    private static boolean bad(Condition condition) {
        return !condition.status().equals(condition.type().equals("Ready") ? "True" : "False");
    }

    private static @Nullable Age age(@Nullable Condition condition, Instant now) {
        return condition == null || condition.lastTransition() == null ? null : Age.of(condition.lastTransition(), now);
    }
}
