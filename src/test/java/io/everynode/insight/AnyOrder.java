package io.everynode.insight;

import static org.assertj.core.api.Assertions.fail;

import io.everynode.insight.RandomCluster.Happening;
import io.everynode.model.ClusterModel;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeName;
import io.everynode.model.Snapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** The same happenings, told in another order, end in the same facts and in the same judgement of them. */
final class AnyOrder {
    private final List<Happening> happened;
    private final Snapshot end;
    private final Random random;
    private final String where;

    AnyOrder(List<Happening> happened, Snapshot end, long seed) {
        this.happened = happened;
        this.end = end;
        this.random = new Random(seed);
        this.where = "seed " + seed;
    }

    void holds() {
        var model = new ClusterModel(end.cluster());
        var memories = new HashMap<DaemonSetRef, DaemonSetMemory>();
        for (Happening happening : interleaved()) {
            happening.to(model);
            if (random.nextInt(12) == 0) {
                judge(model.publish(end.at(), true), memories);
            }
        }
        Snapshot same = model.publish(end.at(), true);
        check(same.nodes().inOrder().equals(end.nodes().inOrder()), "nodes in any order");
        check(same.daemonSets().equals(end.daemonSets()), "DaemonSets in any order");
        Map<DaemonSetRef, DaemonSetUnderstanding> lived = judge(same, memories);
        end.daemonSets().forEach((ref, slice) -> {
            DaemonSetUnderstanding fresh = afresh(slice, end);
            DaemonSetSlice other = same.daemonSet(ref).orElseThrow();
            check(afresh(other, same).equals(fresh), "the whole judgement, in any order, of " + ref);
            alike(Objects.requireNonNull(lived.get(ref)), fresh, "judged along the way, in any order, of " + ref);
        });
    }

    private static DaemonSetUnderstanding afresh(DaemonSetSlice slice, Snapshot in) {
        return Judge.judge(slice, in.nodes(), DaemonSetMemory.NOTHING, in.at(), Settings.DEFAULT)
                .understanding();
    }

    private static Map<DaemonSetRef, DaemonSetUnderstanding> judge(
            Snapshot snapshot, Map<DaemonSetRef, DaemonSetMemory> memories) {
        var said = new HashMap<DaemonSetRef, DaemonSetUnderstanding>();
        memories.keySet().retainAll(snapshot.daemonSets().keySet());
        snapshot.daemonSets().forEach((ref, slice) -> {
            DaemonSetMemory memory = memories.getOrDefault(ref, DaemonSetMemory.NOTHING);
            Set<NodeName> changed = GoldenCluster.changed(snapshot, ref);
            Instant now = snapshot.at();
            Judged judged = Judge.judge(slice, snapshot.nodes(), memory, changed, now, Settings.DEFAULT);
            memories.put(ref, judged.memory());
            said.put(ref, judged.understanding());
        });
        return said;
    }

    /** All but what depends on having looked before: when something began, and what is told of a pod that went. */
    private void alike(DaemonSetUnderstanding lived, DaemonSetUnderstanding fresh, String what) {
        check(lived.counts().equals(fresh.counts()), "counts, " + what);
        check(Objects.equals(lived.revision(), fresh.revision()), "revision, " + what);
        check(lived.revisions().equals(fresh.revisions()), "revisions, " + what);
        for (int i = 0; i < fresh.cells().size(); i++) {
            Cell one = lived.cells().get(i);
            Cell other = fresh.cells().get(i);
            boolean absent = other.wanted() && other.pods().isEmpty();
            check(one.node().equals(other.node()) && one.wanted() == other.wanted(), "cells, " + what);
            check(one.pods().equals(other.pods()), "pods on " + one.node() + ", " + what);
            check(absent || verdict(one).equals(verdict(other)), "verdict on " + one.node() + ", " + what);
        }
    }

    private static String verdict(Cell cell) {
        return cell.verdict().code() + " " + cell.reasonCode();
    }

    /** What happened to one object stays in its own order, as in a watch. */
    private List<Happening> interleaved() {
        Map<String, Deque<Happening>> byObject = new LinkedHashMap<>();
        happened.forEach(
                h -> byObject.computeIfAbsent(h.key(), u -> new ArrayDeque<>()).add(h));
        var turns = new ArrayList<>(happened.stream().map(Happening::key).toList());
        Collections.shuffle(turns, random);
        return turns.stream()
                .map(key -> Objects.requireNonNull(byObject.get(key)).removeFirst())
                .toList();
    }

    private void check(boolean holds, String what) {
        if (!holds) {
            fail(what + ", " + where);
        }
    }
}
