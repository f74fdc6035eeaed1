package io.everynode.differential;

import io.everynode.cluster.DaemonSetTranslator;
import io.everynode.cluster.EventTranslator;
import io.everynode.cluster.NodeTranslator;
import io.everynode.cluster.PodTranslator;
import io.everynode.cluster.RevisionTranslator;
import io.everynode.insight.DaemonSetMemory;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Judge;
import io.everynode.insight.Judged;
import io.everynode.insight.Settings;
import io.everynode.model.ClusterModel;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.Fact;
import io.everynode.model.Snapshot;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everynode's understanding of one listing after the other, by the product's own translators and rules. */
final class Insight {
    private static final ClusterName CLUSTER = new ClusterName("played");

    private final Map<DaemonSetRef, DaemonSetMemory> memories = new HashMap<>();

    /** What is said of each DaemonSet, by its name. */
    Map<String, DaemonSetUnderstanding> of(Listing listing, Instant now) {
        var model = new ClusterModel(CLUSTER);
        facts(listing).forEach(model::put);
        Snapshot snapshot = model.publish(now, true);
        memories.keySet().retainAll(snapshot.daemonSets().keySet());
        var all = new HashMap<String, DaemonSetUnderstanding>();
        for (DaemonSetSlice slice : snapshot.daemonSets().values()) {
            DaemonSetRef ref = slice.facts().ref();
            DaemonSetMemory memory = memories.getOrDefault(ref, DaemonSetMemory.NOTHING);
            Judged judged = Judge.judge(slice, snapshot.nodes(), memory, now, Settings.DEFAULT);
            memories.put(ref, judged.memory());
            all.put(ref.name(), judged.understanding());
        }
        return all;
    }

    private static Stream<Fact> facts(Listing listing) {
        return Stream.of(
                        facts(listing.nodes(), n -> Optional.of(NodeTranslator.facts(n))),
                        facts(listing.daemonSets(), d -> Optional.of(DaemonSetTranslator.facts(CLUSTER, d))),
                        facts(listing.pods(), PodTranslator::facts),
                        facts(listing.revisions(), RevisionTranslator::facts),
                        facts(listing.events(), EventTranslator::facts))
                .flatMap(f -> f);
    }

    private static <O extends HasMetadata> Stream<Fact> facts(
            List<O> objects, Function<O, Optional<? extends Fact>> translator) {
        return objects.stream().flatMap(o -> translator.apply(o).stream());
    }
}
