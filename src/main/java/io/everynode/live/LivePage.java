package io.everynode.live;

import io.everynode.model.ClusterName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A page that moves. Write it as a record of all that its sight depends on (address, filter, the clusters that the
 * caller may see): equal pages are one page, rendered once for everybody who looks at it.
 */
public interface LivePage {
    /** What it shows, in the order of the page. The regions are made on a worker thread. */
    List<Share> shares();

    /** By the clock that the page's ages are counted by. */
    Instant now();

    /** The clusters whose views it shows; only a new view of one of them can change it. */
    default Set<ClusterName> clusters() {
        return shares().stream().flatMap(s -> s.clusters().stream()).collect(Collectors.toSet());
    }
}
