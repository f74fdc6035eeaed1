package io.everynode.board;

import io.everynode.insight.ClusterUnderstanding;
import io.everynode.insight.DaemonSetMemory;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Judge;
import io.everynode.insight.Judged;
import io.everynode.insight.Settings;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.Nodes;
import io.everynode.model.Snapshot;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All DaemonSets of one cluster as judged last: immutable, each made from the one before. */
record Judgement(
        SortedMap<DaemonSetRef, Judged> daemonSets, ClusterUnderstanding understanding, Set<DaemonSetRef> changed) {

    static Judgement none(ClusterName cluster) {
        return new Judgement(
                Collections.emptySortedMap(),
                ClusterUnderstanding.of(cluster, Nodes.NONE, Collections.emptySortedMap()),
                Set.of());
    }

    /** Judges again what the news or the clock concerns; the rest stays the very object that it was. */
    Judgement next(Snapshot snapshot, News news, Instant now, Settings settings) {
        var judged = new TreeMap<DaemonSetRef, Judged>();
        snapshot.daemonSets()
                .forEach((ref, slice) ->
                        judge(ref, slice, snapshot, news, now, settings).ifPresent(j -> judged.put(ref, j)));
        Set<DaemonSetRef> differing = differing(judged);
        boolean same = differing.isEmpty() && snapshot.nodes() == understanding.nodes();
        return new Judgement(
                Collections.unmodifiableSortedMap(judged),
                same ? understanding : understand(snapshot, judged),
                differing);
    }

    /** When time alone changes something; absent if it never does. */
    Optional<Instant> turnsAt() {
        return daemonSets.values().stream()
                .map(Judged::turnsAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    /** One that cannot be judged stays as it was, or away, and hinders no other; it is judged whole the next time. */
    private Optional<Judged> judge(
            DaemonSetRef ref, DaemonSetSlice slice, Snapshot snapshot, News news, Instant now, Settings settings) {
        Judged before = daemonSets.get(ref);
        try {
            if (before == null) {
                return Optional.of(Judge.judge(slice, snapshot.nodes(), DaemonSetMemory.NOTHING, now, settings));
            }
            if (!news.concerns(ref) && !due(before.turnsAt(), now)) {
                return Optional.of(before);
            }
            return Optional.of(Judge.judge(slice, snapshot.nodes(), before.memory(), news.nodes(ref), now, settings));
        } catch (RuntimeException e) {
            Log.errorf(e, "DaemonSet %s could not be judged", ref);
            return Optional.ofNullable(before).map(b -> new Judged(b.understanding(), DaemonSetMemory.NOTHING, null));
        }
    }

    private static boolean due(@Nullable Instant turnsAt, Instant now) {
        return turnsAt != null && !now.isBefore(turnsAt);
    }

    private Set<DaemonSetRef> differing(SortedMap<DaemonSetRef, Judged> judged) {
        var differing = new HashSet<>(daemonSets.keySet());
        differing.removeAll(judged.keySet());
        judged.forEach((ref, j) -> {
            Judged before = daemonSets.get(ref);
            if (before == null || !before.understanding().equals(j.understanding())) {
                differing.add(ref);
            }
        });
        return Collections.unmodifiableSet(differing);
    }

    private static ClusterUnderstanding understand(Snapshot snapshot, SortedMap<DaemonSetRef, Judged> judged) {
        var understood = new TreeMap<DaemonSetRef, DaemonSetUnderstanding>();
        judged.forEach((ref, j) -> understood.put(ref, j.understanding()));
        return ClusterUnderstanding.of(
                snapshot.cluster(), snapshot.nodes(), Collections.unmodifiableSortedMap(understood));
    }
}
