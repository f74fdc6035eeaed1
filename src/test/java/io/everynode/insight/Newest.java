package io.everynode.insight;

import static org.assertj.core.api.Assertions.fail;

import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.EventFacts;
import io.everynode.model.Fact;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.PodFacts;
import io.everynode.model.RevisionFacts;
import io.everynode.model.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a snapshot says, copied out of it so far that nothing is shared with the model, and what it should say: each
 * object once, where it belongs, in its newest version.
 */
record Newest(Set<NodeFacts> nodes, Map<DaemonSetRef, Around> daemonSets) {
    private static final int EVENTS = 50;

    /** A DaemonSet and what is about it. */
    record Around(
            DaemonSetFacts facts,
            Map<NodeName, Set<PodFacts>> pods,
            Set<RevisionFacts> revisions,
            List<EventFacts> events) {}

    static Newest of(Snapshot snapshot) {
        var around = new TreeMap<DaemonSetRef, Around>();
        snapshot.daemonSets().forEach((ref, slice) -> around.put(ref, around(slice)));
        return new Newest(Set.copyOf(snapshot.nodes().inOrder()), around);
    }

    private static Around around(DaemonSetSlice slice) {
        var pods = new HashMap<NodeName, Set<PodFacts>>();
        slice.pods().forEach((node, there) -> {
            var set = new HashSet<>(there);
            if (set.size() != there.size()) {
                fail("a pod twice on " + node);
            }
            pods.put(node, set);
        });
        return new Around(slice.facts(), pods, new HashSet<>(slice.revisions()), List.copyOf(slice.events()));
    }

    /** @param objects all that there are, each once */
    static Newest of(Collection<Fact> objects) {
        var around = new TreeMap<DaemonSetRef, Around>();
        only(objects, DaemonSetFacts.class).forEach(d -> around.put(d.ref(), around(d, objects)));
        return new Newest(only(objects, NodeFacts.class).collect(Collectors.toSet()), around);
    }

    private static Around around(DaemonSetFacts daemonSet, Collection<Fact> objects) {
        Map<NodeName, Set<PodFacts>> pods = only(objects, PodFacts.class)
                .filter(p -> p.target() != null)
                .filter(p -> p.controller() == null
                        ? daemonSet.selector().matches(p.labels())
                        : p.controller().equals(daemonSet.uid()))
                .collect(Collectors.groupingBy(PodFacts::target, Collectors.toSet()));
        Set<RevisionFacts> revisions = only(objects, RevisionFacts.class)
                .filter(r -> r.owner().equals(daemonSet.uid()))
                .collect(Collectors.toSet());
        return new Around(daemonSet, pods, revisions, events(daemonSet, objects));
    }

    /** The last fifty, and the newest of each reason. */
    private static List<EventFacts> events(DaemonSetFacts daemonSet, Collection<Fact> objects) {
        List<EventFacts> all = only(objects, EventFacts.class)
                .filter(e -> e.about().equals(daemonSet.uid()))
                .sorted(Comparator.comparing(EventFacts::lastSeen)
                        .reversed()
                        .thenComparing(e -> e.uid().value()))
                .toList();
        var reasons = new HashSet<String>();
        return Stream.concat(
                        all.stream().limit(EVENTS).peek(e -> reasons.add(e.reason())),
                        all.stream().skip(EVENTS).filter(e -> reasons.add(e.reason())))
                .toList();
    }

    private static <T extends Fact> Stream<T> only(Collection<Fact> objects, Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }
}
