package io.everynode.insight;

import io.everynode.model.Counts;
import io.everynode.model.NodeFacts;
import io.everynode.model.Nodes;
import io.everynode.model.RevisionNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up cells of a DaemonSet: those of a block, and the sums of all blocks. */
final class Tally {
    private final int[] byVerdict = new int[Verdict.values().length];
    private final Map<String, Integer> nodesByHash = new HashMap<>(4);
    private final Set<@Nullable RevisionNumber> oldRevisions = new HashSet<>(2);
    private final List<Cell> blockers = new ArrayList<>(0);
    private List<Cell> alarmingBlockers = List.of();
    private final List<Trouble> alarming = new ArrayList<>(0);
    private int desired;
    private int current;
    private int ready;
    private int updated;
    private int available;
    private int misscheduled;
    private int leftBehind;
    private @Nullable Instant turnsAt;

    private Tally() {}

    /** @param from the place of the first cell's node among the nodes */
    static Tally of(Cell[] cells, Nodes nodes, int from, boolean surging) {
        var tally = new Tally();
        for (int i = 0; i < cells.length; i++) {
            tally.add(cells[i], nodes.inOrder().get(from + i), surging);
        }
        return tally;
    }

    static Tally sum(List<Tally> parts) {
        var sum = new Tally();
        parts.forEach(sum::add);
        sum.blockers.sort(TroubleOrder.CELLS);
        // Alarming verdicts are the worse ones, so they come first.
        int alarming = 0;
        while (alarming < sum.blockers.size()
                && sum.blockers.get(alarming).verdict().alarming()) {
            alarming++;
        }
        sum.alarmingBlockers = sum.blockers.subList(0, alarming);
        return sum;
    }

    private void add(Tally part) {
        for (int i = 0; i < byVerdict.length; i++) {
            byVerdict[i] += part.byVerdict[i];
        }
        part.nodesByHash.forEach((hash, n) -> nodesByHash.merge(hash, n, Integer::sum));
        oldRevisions.addAll(part.oldRevisions);
        blockers.addAll(part.blockers);
        alarming.addAll(part.alarming);
        desired += part.desired;
        current += part.current;
        ready += part.ready;
        updated += part.updated;
        available += part.available;
        misscheduled += part.misscheduled;
        leftBehind += part.leftBehind;
        turnsAt = Instants.first(turnsAt, part.turnsAt);
    }

    private void add(Cell cell, NodeFacts node, boolean surging) {
        byVerdict[cell.verdict().ordinal()]++;
        turnsAt = Instants.first(turnsAt, cell.turnsAt());
        PodOnNode counted = cell.counted();
        if (cell.wanted()) {
            desired++;
        }
        if (counted != null) {
            count(cell, counted);
        }
        boolean blocks = Budget.unavailable(cell, surging);
        if (blocks) {
            blockers.add(cell);
        }
        if (cell.verdict().alarming()) {
            alarming.add(new Trouble(cell, node, blocks));
        }
    }

    /** {@code updateDaemonSetStatus}: one pod a node counts, and on unwanted nodes it counts as misscheduled only. */
    private void count(Cell cell, PodOnNode counted) {
        nodesByHash.merge(counted.facts().hash(), 1, Integer::sum);
        if (!cell.wanted()) {
            misscheduled++;
            return;
        }
        current++;
        ready += counted.facts().ready() ? 1 : 0;
        available += counted.available() ? 1 : 0;
        updated += counted.updated() ? 1 : 0;
        leftBehind += counted.updated() && !counted.current() ? 1 : 0;
        if (cell.verdict() == Verdict.OLD) {
            oldRevisions.add(counted.revision());
        }
    }

    Counts counts() {
        return new Counts(desired, current, ready, updated, available, desired - available, misscheduled);
    }

    /** How many cells carry each verdict; every verdict is present. */
    Map<Verdict, Integer> verdicts() {
        var verdicts = new EnumMap<Verdict, Integer>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, byVerdict[verdict.ordinal()]);
        }
        return Collections.unmodifiableMap(verdicts);
    }

    int verdict(Verdict verdict) {
        return byVerdict[verdict.ordinal()];
    }

    /** How many nodes' counted pod carries the hash, misscheduled ones too. */
    int nodesOn(String hash) {
        return nodesByHash.getOrDefault(hash, 0);
    }

    /** The revisions of the {@code old} cells; {@code null} among them for one that is not known any more. */
    Set<@Nullable RevisionNumber> oldRevisions() {
        return oldRevisions;
    }

    /**
     * Nodes that the controller counts as updated by the legacy template generation, although their pod runs another
     * template: pods that were orphaned and adopted by a new DaemonSet of the same name. It never replaces them by
     * itself.
     */
    int leftBehind() {
        return leftBehind;
    }

    /** The cells that count as unavailable for the controller's budget, alarming ones first. */
    List<Cell> blockers() {
        return blockers;
    }

    List<Cell> alarmingBlockers() {
        return alarmingBlockers;
    }

    /** In the nodes' order. */
    List<Trouble> alarming() {
        return alarming;
    }

    /** The first instant at which time alone changes one of the cells; absent if none does. */
    @Nullable
    Instant turnsAt() {
        return turnsAt;
    }
}
