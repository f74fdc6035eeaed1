package io.everynode.insight;

import io.everynode.model.Counts;
import io.everynode.model.NodeFacts;
import io.everynode.model.Nodes;
import io.everynode.model.UpdateStrategy;
import io.everynode.model.UpdateStrategy.RollingUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up the cells of a DaemonSet in one pass. */
final class Tally {
    private final boolean surging;
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, Integer> nodesByHash = new HashMap<>();
    private final List<Cell> blockers = new ArrayList<>();
    private final List<Trouble> alarming = new ArrayList<>();
    private final int[] byVerdict = new int[Verdict.values().length];
    private int desired;
    private int current;
    private int ready;
    private int updated;
    private int available;
    private int misscheduled;
    private @Nullable Instant turnsAt;

    private Tally(boolean surging) {
        this.surging = surging;
    }

    /** @param cells one for each of the nodes, in their order */
    static Tally of(List<Cell> cells, Nodes nodes, UpdateStrategy strategy) {
        boolean surging = strategy instanceof RollingUpdate r && r.maxSurge().value() > 0;
        var tally = new Tally(surging);
        for (int i = 0; i < cells.size(); i++) {
            tally.add(cells.get(i), nodes.inOrder().get(i));
        }
        for (Verdict verdict : Verdict.values()) {
            tally.verdicts.put(verdict, tally.byVerdict[verdict.ordinal()]);
        }
        tally.blockers.sort(TroubleOrder.CELLS);
        return tally;
    }

    private void add(Cell cell, NodeFacts node) {
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
    }

    Counts counts() {
        return new Counts(desired, current, ready, updated, available, desired - available, misscheduled);
    }

    Map<Verdict, Integer> verdicts() {
        return verdicts;
    }

    int verdict(Verdict verdict) {
        return byVerdict[verdict.ordinal()];
    }

    /** How many nodes' counted pod carries the hash, misscheduled ones too. */
    int nodesOn(String hash) {
        return nodesByHash.getOrDefault(hash, 0);
    }

    /** The cells that count as unavailable for the controller's budget, alarming ones first. */
    List<Cell> blockers() {
        return blockers;
    }

    List<Trouble> alarming() {
        return alarming;
    }

    @Nullable
    Instant turnsAt() {
        return turnsAt;
    }
}
