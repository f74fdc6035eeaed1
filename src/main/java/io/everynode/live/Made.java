package io.everynode.live;

import io.everynode.model.ClusterName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The regions of a page as they were made last, each share of them until its own clusters have a newer view. */
final class Made {
    private List<One> last = List.of();

    /** @param revision that the clusters surely had before the regions were made */
    private record One(Set<ClusterName> clusters, long revision, List<Region> regions) {}

    /**
     * @param revisions grows with every view of each of the clusters
     * @return the regions of all shares, in their order
     */
    List<Region> of(List<Share> shares, ToLongFunction<Set<ClusterName>> revisions) {
        var now = new ArrayList<One>();
        for (Share share : shares) {
            long revision = revisions.applyAsLong(share.clusters());
            One before = now.size() < last.size() ? last.get(now.size()) : null;
            now.add(
                    before != null && before.revision == revision && before.clusters.equals(share.clusters())
                            ? before
                            : new One(
                                    share.clusters(), revision, share.regions().get()));
        }
        last = now;
        return now.stream().flatMap(one -> one.regions.stream()).toList();
    }
}
