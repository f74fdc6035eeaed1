package io.everynode.live;

import io.everynode.model.ClusterName;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The regions of a page that only a new view of one of these clusters can change: until there is one they are not made
 * anew, however much happens elsewhere.
 */
public record Share(Set<ClusterName> clusters, Supplier<List<Region>> regions) {}
