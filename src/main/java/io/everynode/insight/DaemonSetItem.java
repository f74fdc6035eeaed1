package io.everynode.insight;

import io.everynode.insight.AttentionItem.Kind;
import io.everynode.insight.AttentionItem.Urgency;
import io.everynode.insight.AttentionItem.Way;
import io.everynode.model.NodeName;
import io.everynode.model.RevisionNumber;
import io.everynode.model.UpdateStrategy.RollingUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The line of the attention list about one DaemonSet. */
final class DaemonSetItem {
    private static final int LINKS = 2;

    private DaemonSetItem() {}

    static AttentionItem stalled(DaemonSetUnderstanding daemonSet) {
        List<Cell> blockers = daemonSet.rollout().blockers();
        List<Cell> alarming =
                blockers.stream().filter(c -> c.verdict().alarming()).toList();
        Verdict worst =
                alarming.isEmpty() ? Verdict.UPDATING : alarming.getFirst().verdict();
        String why = Stream.of(
                        alarming.isEmpty() ? "" : budget(daemonSet, blockers.size()),
                        alarming.isEmpty() ? "" : aside(alarming.getFirst()),
                        daemonSet.rollout().attributionSentence())
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" "));
        return item(
                daemonSet,
                new Urgency(Kind.STALLED, 0, Critical.rank(daemonSet.facts())),
                worst,
                "rollout has stalled" + Headline.blockedBy(alarming, daemonSet.counts()),
                why,
                daemonSet.rollout().since(),
                alarming);
    }

    /** A rollout is done for which the budget was raised. */
    static Optional<AttentionItem> raised(DaemonSetUnderstanding daemonSet) {
        boolean done = daemonSet.rollout().state() instanceof RolloutState.Settled;
        return Raised.before(daemonSet.facts())
                .filter(before -> done && daemonSet.facts().strategy() instanceof RollingUpdate)
                .map(before -> new AttentionItem(
                        new Urgency(Kind.DAEMON_SET, Verdict.OLD.ordinal(), Critical.rank(daemonSet.facts())),
                        Verdict.OLD,
                        daemonSet.ref().name(),
                        "still has the budget that was raised for a rollout, which is done.",
                        "It is noted on the object as it was before.",
                        daemonSet.rollout().since(),
                        daemonSet.ref(),
                        List.of(),
                        List.of(daemonSet.ref()),
                        List.of(
                                new Way.SetStrategy(daemonSet.ref(), before, false),
                                new Way.ShowDaemonSet(daemonSet.ref()))));
    }

    private static String budget(DaemonSetUnderstanding daemonSet, int unavailable) {
        int waiting = daemonSet.verdicts().getOrDefault(Verdict.OLD, 0);
        String waits = waiting == 0
                ? ""
                : " " + Words.count(waiting, "healthy pod") + (waiting == 1 ? " waits its turn." : " wait their turn.");
        return daemonSet.facts().strategy() instanceof RollingUpdate rolling
                ? rolling.maxSurge().value() > 0
                        ? "maxSurge is " + rolling.maxSurge() + " and used up." + waits
                        : bound(rolling) + " and " + Words.count(unavailable, "node")
                                + (unavailable == 1 ? " already uses it up." : " already use it up.") + waits
                : "";
    }

    /** Two bounds of 0 come out as 1 ({@code updatedDesiredNodeCounts}). */
    private static String bound(RollingUpdate rolling) {
        return rolling.maxUnavailable().value() == 0
                ? "maxUnavailable comes out as 1"
                : "maxUnavailable is " + rolling.maxUnavailable();
    }

    /** @param cells the alarming ones that nothing else explains, the worst first; empty for an old OnDelete */
    static AttentionItem of(DaemonSetUnderstanding daemonSet, List<Cell> cells) {
        if (cells.isEmpty()) {
            return item(
                    daemonSet,
                    urgency(daemonSet, Verdict.OLD),
                    Verdict.OLD,
                    "waits on OnDelete: " + daemonSet.rollout().sentence(),
                    "Its strategy is OnDelete: nobody replaces these pods unless you do.",
                    daemonSet.rollout().since(),
                    List.of());
        }
        List<Cell> same = cells.stream()
                .filter(c -> Objects.equals(c.reasonCode(), cells.getFirst().reasonCode()))
                .filter(c -> !(c.reason() instanceof PlacementReason) || aside(c).equals(aside(cells.getFirst())))
                .toList();
        return item(
                daemonSet,
                urgency(daemonSet, cells.getFirst().verdict()),
                cells.getFirst().verdict(),
                Complaint.of(same),
                why(daemonSet, cells, same),
                since(daemonSet, cells),
                same);
    }

    private static Urgency urgency(DaemonSetUnderstanding daemonSet, Verdict worst) {
        return new Urgency(Kind.DAEMON_SET, worst.ordinal(), Critical.rank(daemonSet.facts()));
    }

    private static String why(DaemonSetUnderstanding daemonSet, List<Cell> cells, List<Cell> same) {
        List<Cell> rest = cells.stream().filter(c -> !same.contains(c)).toList();
        String also = rest.isEmpty() ? "" : "Also " + Ailments.named(rest) + ".";
        return Stream.of(aside(same.getFirst()), blame(daemonSet, cells), also)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Who is to blame, unless that speaks of other nodes than this line does. */
    private static String blame(DaemonSetUnderstanding daemonSet, List<Cell> cells) {
        boolean concerned = cells.stream()
                .anyMatch(c -> c.wanted() || daemonSet.rollout().blockers().contains(c));
        return concerned ? daemonSet.rollout().attributionSentence() : "";
    }

    private static String aside(Cell cell) {
        return cell.reason() == null ? "" : cell.reason().aside();
    }

    private static Instant since(DaemonSetUnderstanding daemonSet, List<Cell> cells) {
        return cells.stream()
                .map(Cell::since)
                .min(Instant::compareTo)
                .orElse(daemonSet.rollout().since());
    }

    private static AttentionItem item(
            DaemonSetUnderstanding daemonSet,
            Urgency urgency,
            Verdict verdict,
            String fact,
            String why,
            Instant since,
            List<Cell> about) {
        List<NodeName> nodes = about.stream().map(Cell::node).toList();
        return new AttentionItem(
                urgency,
                verdict,
                daemonSet.ref().name(),
                fact,
                why,
                since,
                daemonSet.ref(),
                nodes,
                List.of(daemonSet.ref()),
                ways(daemonSet, about));
    }

    private static List<Way> ways(DaemonSetUnderstanding daemonSet, List<Cell> about) {
        var ways = new ArrayList<Way>();
        Attribution blame = daemonSet.rollout().attribution();
        boolean released = about.stream().anyMatch(Cell::ofCurrentRevision)
                && (blame == Attribution.RELEASE || blame == Attribution.MIXED);
        if (released) {
            undoTarget(daemonSet).ifPresent(to -> ways.add(new Way.Undo(daemonSet.ref(), to)));
        }
        if (blockedByNodes(daemonSet, blame)) {
            Raised.above(daemonSet.facts(), about, daemonSet.counts().desiredNumberScheduled())
                    .ifPresent(to -> ways.add(new Way.SetStrategy(daemonSet.ref(), to, true)));
        }
        if (leftBehind(daemonSet)) {
            ways.add(new Way.Restart(daemonSet.ref()));
        }
        about.stream()
                .filter(Cell::mayBeForced)
                .findFirst()
                .ifPresent(c -> ways.add(new Way.ForceDelete(daemonSet.ref(), c.node())));
        List<NodeName> failing =
                about.stream().filter(Cell::mayStartClean).map(Cell::node).toList();
        if (!failing.isEmpty() && !released && newOnesFareBetter(daemonSet, blame)) {
            ways.add(new Way.ReplaceFailing(daemonSet.ref(), failing));
        }
        if (daemonSet.rollout().state() instanceof RolloutState.OnDelete) {
            ways.add(new Way.ReplaceOld(daemonSet.ref()));
        }
        ways.add(new Way.ShowDaemonSet(daemonSet.ref()));
        about.stream().limit(LINKS).map(c -> new Way.ShowNode(c.node())).forEach(ways::add);
        return List.copyOf(ways);
    }

    /** A pod of an old revision is replaced by one of the current revision, which has to run somewhere. */
    private static boolean newOnesFareBetter(DaemonSetUnderstanding daemonSet, Attribution blame) {
        return blame != Attribution.RELEASE || daemonSet.count(Verdict.OK) > 0;
    }

    private static boolean blockedByNodes(DaemonSetUnderstanding daemonSet, Attribution blame) {
        return daemonSet.rollout().state() instanceof RolloutState.Stalled
                && blame == Attribution.NODE
                && daemonSet.facts().strategy() instanceof RollingUpdate rolling
                && rolling.maxSurge().value() == 0;
    }

    /** The newest revision before the current one that is more than the same template started again. */
    private static Optional<RevisionNumber> undoTarget(DaemonSetUnderstanding daemonSet) {
        List<Revision> revisions = daemonSet.revisions();
        int at = 0;
        while (at < revisions.size() && revisions.get(at).restartOnly()) {
            at++;
        }
        return at + 1 < revisions.size()
                ? Optional.of(revisions.get(at + 1).facts().number())
                : Optional.empty();
    }

    /** Pods that the controller takes for updated stay on another template for good; only a restart replaces them. */
    private static boolean leftBehind(DaemonSetUnderstanding daemonSet) {
        return daemonSet.updatedByGenerationOnly() > 0;
    }
}
