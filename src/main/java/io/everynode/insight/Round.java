package io.everynode.insight;

import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One round over the cells of a DaemonSet: judges those again that may have changed, and sees how fast nodes go. */
final class Round {
    private final DaemonSetSlice slice;
    private final Nodes nodes;
    private final Basis basis;
    private final DaemonSetMemory memory;
    private final Instant now;
    private final CellJudge judge;
    private final boolean sameRevision;
    private @Nullable Pace pace;
    private @Nullable Optional<Instant> moved;

    Round(DaemonSetSlice slice, Nodes nodes, Basis basis, DaemonSetMemory memory, Instant now) {
        this.slice = slice;
        this.nodes = nodes;
        this.basis = basis;
        this.memory = memory;
        this.now = now;
        this.judge = new CellJudge(basis, this::lastMoved, now);
        this.sameRevision = memory.basis() != null && memory.basis().hash().equals(basis.hash());
        this.pace = memory.pace() == null || sameRevision
                ? memory.pace()
                : memory.pace().next();
    }

    /** @param changed the nodes whose cells may have changed; absent for all */
    Cells cells(@Nullable Set<NodeName> changed) {
        Set<NodeName> some = basis.equals(memory.basis()) ? changed : null;
        Cells cells = some != null && memory.cells().areOf(nodes) ? inBlocks(some) : oneByOne(some);
        if (pace == null) {
            pace = Pace.firstSeen(cells, basis.minReadySeconds());
        }
        return cells;
    }

    /** How fast nodes go, as the round over the cells showed it. */
    Pace pace() {
        return pace == null ? Pace.firstSeen(List.of(), 0) : pace;
    }

    private Optional<Instant> lastMoved() {
        if (moved == null) {
            moved = slice.pods().values().stream()
                    .flatMap(List::stream)
                    .filter(p -> p.controller() != null)
                    .flatMap(p -> Stream.of(p.createdAt(), Roster.availableAt(p, basis.minReadySeconds())))
                    .filter(at -> at != null && !at.isAfter(now))
                    .max(Instant::compareTo);
        }
        return moved;
    }

    /** The nodes are others than last time, or what all cells are judged by has changed. */
    private Cells oneByOne(@Nullable Set<NodeName> some) {
        var remembered = new Remembered(memory.cells());
        var cells = new Cell[nodes.size()];
        int i = 0;
        for (NodeFacts node : nodes.inOrder()) {
            Cell before = remembered.of(node.name());
            boolean again = some == null || before == null || some.contains(node.name()) || before.turnedBy(now);
            cells[i++] = again || before == null ? judge(node, before) : before;
        }
        return Cells.of(cells, nodes, basis.surging());
    }

    /** Only blocks with a node that may have changed, or a cell whose time has come, are looked into. */
    private Cells inBlocks(Set<NodeName> some) {
        List<Cells.Block> blocks = memory.cells().blocks();
        var changed = new Cell[blocks.size()][];
        for (NodeName name : some) {
            int at = nodes.place(name);
            if (at >= 0) {
                again(changed, blocks, at);
            }
        }
        for (int b = 0; b < changed.length; b++) {
            Instant turnsAt = blocks.get(b).tally().turnsAt();
            if (turnsAt != null && !turnsAt.isAfter(now)) {
                turn(changed, blocks, b, some);
            }
        }
        return memory.cells().with(changed, nodes, basis.surging());
    }

    private void turn(Cell[][] changed, List<Cells.Block> blocks, int block, Set<NodeName> judged) {
        Cell[] cells = blocks.get(block).cells();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].turnedBy(now) && !judged.contains(cells[i].node())) {
                again(changed, blocks, block * Cells.BLOCK + i);
            }
        }
    }

    private void again(Cell[][] changed, List<Cells.Block> blocks, int at) {
        int block = at / Cells.BLOCK;
        Cell[] cells = changed[block] == null ? blocks.get(block).cells().clone() : changed[block];
        changed[block] = cells;
        cells[at % Cells.BLOCK] = judge(nodes.inOrder().get(at), cells[at % Cells.BLOCK]);
    }

    private Cell judge(NodeFacts node, @Nullable Cell before) {
        Cell cell = judge.judge(node, slice.pods().getOrDefault(node.name(), List.of()), before);
        if (pace != null && before != null) {
            pace = sameRevision ? pace.seen(before, cell, basis.minReadySeconds(), now) : pace.begun(before, cell, now);
        }
        return cell;
    }
}
