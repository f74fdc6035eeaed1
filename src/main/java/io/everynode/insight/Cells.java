package io.everynode.insight;

import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The cells of a DaemonSet, one for each node in the nodes' order. They lie in blocks, each added up once, so that a cell
 * that changes costs its block and a look at each other one, not a look at each other cell.
 */
final class Cells extends AbstractList<Cell> implements RandomAccess {
    static final int BLOCK = 64;
    static final Cells NONE = new Cells(List.of(), new Block[0], 0);

    /** A block is never changed, so it may be shared by many. */
    record Block(Cell[] cells, Tally tally) {}

    private final List<NodeName> names;
    private final Block[] blocks;
    private final int size;

    private Cells(List<NodeName> names, Block[] blocks, int size) {
        this.names = names;
        this.blocks = blocks;
        this.size = size;
    }

    /** @param cells one for each of the nodes, in their order */
    static Cells of(Cell[] cells, Nodes nodes, boolean surging) {
        var blocks = new Block[Math.ceilDiv(cells.length, BLOCK)];
        for (int i = 0; i < blocks.length; i++) {
            int from = i * BLOCK;
            Cell[] some = Arrays.copyOfRange(cells, from, Math.min(from + BLOCK, cells.length));
            blocks[i] = new Block(some, Tally.of(some, nodes, from, surging));
        }
        return new Cells(nodes.names(), blocks, cells.length);
    }

    /** Whether these are the cells of the same nodes, which may be otherwise than they were. */
    boolean areOf(Nodes nodes) {
        return names == nodes.names();
    }

    List<Block> blocks() {
        return Arrays.asList(blocks);
    }

    /** @param block {@code null} for each that stays */
    Cells with(Cell[][] changed, Nodes nodes, boolean surging) {
        Block[] next = blocks.clone();
        for (int i = 0; i < next.length; i++) {
            Cell[] cells = changed[i];
            if (cells != null) {
                next[i] = new Block(cells, Tally.of(cells, nodes, i * BLOCK, surging));
            }
        }
        return new Cells(nodes.names(), next, size);
    }

    Tally tally() {
        var tallies = new ArrayList<Tally>(blocks.length);
        for (Block block : blocks) {
            tallies.add(block.tally());
        }
        return Tally.sum(tallies);
    }

    @Override
    public Cell get(int index) {
        return blocks[index / BLOCK].cells()[index % BLOCK];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Cells that ? sameBlocks(that) : super.equals(other));
    }

    private boolean sameBlocks(Cells that) {
        if (size != that.size) {
            return false;
        }
        for (int i = 0; i < blocks.length; i++) {
            if (blocks[i] != that.blocks[i] && !Arrays.equals(blocks[i].cells(), that.blocks[i].cells())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
