package io.everynode.page.clusters;

import io.everynode.web.Plural;
import java.util.List;

/** All clusters of the caller. */
record ClustersView(String sentence, List<ClusterRow> rows) {

    static ClustersView of(List<ClusterRow> rows) {
        return new ClustersView(sentence(rows), rows);
    }

    private static String sentence(List<ClusterRow> rows) {
        long live = rows.stream().filter(r -> r.state().equals("live")).count();
        if (rows.isEmpty()) {
            return "There is no cluster to show.";
        }
        if (rows.size() == 1) {
            return live == 1
                    ? rows.getFirst().name() + " is live."
                    : rows.getFirst().name() + " is " + rows.getFirst().state() + ".";
        }
        return live == rows.size()
                ? "All " + rows.size() + " clusters are live."
                : live + " of " + Plural.of(rows.size(), "cluster") + (live == 1 ? " is live." : " are live.");
    }
}
