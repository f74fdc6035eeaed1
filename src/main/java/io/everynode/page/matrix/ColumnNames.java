package io.everynode.page.matrix;

import io.everynode.model.NodeName;
import java.util.List;

/**
 * Which node each column of the canvas is. Nodes come and go less often than their cells change, so they are asked for
 * apart and kept by the browser.
 *
 * @param version a digest of all the names in their order
 */
public record ColumnNames(String version, List<Group> groups) {
    public record Group(String name, List<String> nodes) {}

    static ColumnNames of(Grid grid) {
        return new ColumnNames(
                version(grid),
                grid.groups().stream()
                        .map(g -> new Group(
                                g.name(),
                                g.nodes().stream().map(NodeName::value).toList()))
                        .toList());
    }

    static String version(Grid grid) {
        long digest = 17;
        for (var group : grid.groups()) {
            digest = 31 * digest + group.name().hashCode();
            for (NodeName node : group.nodes()) {
                digest = 1_000_003 * digest + node.value().hashCode();
            }
        }
        return Long.toHexString(digest);
    }
}
