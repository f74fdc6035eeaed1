package io.everynode.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one cluster, as its one writer holds it; not for more than one thread. The order in which kinds
 * arrive does not matter: what speaks of a DaemonSet that is not known yet is held until it is.
 */
public final class ClusterModel {
    private final ClusterName cluster;
    private final Compact compact = new Compact();
    private final Map<Uid, Fact> facts = new HashMap<>();
    private final Map<Uid, DaemonSetEntry> daemonSets = new HashMap<>();
    private final Map<DaemonSetRef, Uid> named = new HashMap<>();
    private final Map<NodeName, NodeFacts> nodes = new HashMap<>();
    private final Map<String, Map<Uid, PodFacts>> orphans = new HashMap<>();
    private Map<NodeName, NodeFacts> newerNodes = new HashMap<>();
    private boolean nodesLeft;
    private Set<Change> changes = new LinkedHashSet<>();
    private Snapshot newest;

    public ClusterModel(ClusterName cluster) {
        this.cluster = cluster;
        newest = new Snapshot(
                cluster,
                0,
                Instant.EPOCH,
                false,
                Nodes.NONE,
                Collections.unmodifiableSortedMap(new TreeMap<>()),
                Set.of());
    }

    /** An object came or changed; one that says nothing new changes nothing. */
    public void put(Fact fact) {
        Fact before = facts.get(fact.uid());
        if (fact.equals(before)) {
            return;
        }
        if (before instanceof PodFacts || before instanceof RevisionFacts || before instanceof EventFacts) {
            remove(before.uid());
        }
        Fact kept = compact.of(fact);
        facts.put(kept.uid(), kept);
        switch (kept) {
            case NodeFacts n -> enter(n);
            case DaemonSetFacts d -> enter(d);
            case PodFacts p -> enter(p);
            case RevisionFacts r -> about(r.owner(), e -> e.put(r));
            case EventFacts event -> about(event.about(), e -> e.put(event).forEach(old -> facts.remove(old.uid())));
        }
    }

    public boolean holds(Uid uid) {
        return facts.containsKey(uid);
    }

    /** An object went; one that is not known went already. */
    public void remove(Uid uid) {
        switch (facts.remove(uid)) {
            case null -> {}
            case NodeFacts n -> leave(n);
            case DaemonSetFacts d -> leave(d);
            case PodFacts p -> leave(p);
            case RevisionFacts r -> about(r.owner(), e -> e.remove(r));
            case EventFacts event -> about(event.about(), e -> e.remove(event));
        }
    }

    /** After a complete list of one kind: what is not in it went while nobody looked. */
    public void retain(Class<? extends Fact> kind, Set<Uid> listed) {
        List<Uid> gone = facts.values().stream()
                .filter(kind::isInstance)
                .map(Fact::uid)
                .filter(uid -> !listed.contains(uid))
                .toList();
        gone.forEach(this::remove);
    }

    /** Whether {@link #publish} would say anything new. */
    public boolean changed() {
        return !changes.isEmpty();
    }

    /**
     * The state as it is now, as a snapshot that nothing changes any more; it costs in proportion to what changed.
     *
     * @param complete all four kinds that the counts need were listed
     */
    public Snapshot publish(Instant at, boolean complete) {
        newest = new Snapshot(
                cluster,
                newest.version() + 1,
                at,
                complete,
                publishNodes(),
                publishDaemonSets(),
                Collections.unmodifiableSet(changes));
        changes = new LinkedHashSet<>();
        return newest;
    }

    private Nodes publishNodes() {
        Nodes published = nodesLeft
                ? Nodes.of(nodes.values())
                : newerNodes.isEmpty() ? newest.nodes() : newest.nodes().with(newerNodes.values());
        newerNodes = new HashMap<>();
        nodesLeft = false;
        return published;
    }

    private SortedMap<DaemonSetRef, DaemonSetSlice> publishDaemonSets() {
        var slices = new TreeMap<DaemonSetRef, DaemonSetSlice>();
        daemonSets.values().forEach(e -> e.sliceInto(slices));
        return Collections.unmodifiableSortedMap(slices);
    }

    private void enter(NodeFacts node) {
        NodeFacts before = nodes.put(node.name(), node);
        if (before != null && !before.uid().equals(node.uid())) {
            facts.remove(before.uid());
        }
        newerNodes.put(node.name(), node);
        changes.add(new Change.OfNode(node.name()));
    }

    private void leave(NodeFacts node) {
        nodes.remove(node.name());
        newerNodes.remove(node.name());
        nodesLeft = true;
        changes.add(new Change.OfNode(node.name()));
    }

    private void enter(DaemonSetFacts daemonSet) {
        Uid before = named.put(daemonSet.ref(), daemonSet.uid());
        if (before != null && !before.equals(daemonSet.uid()) && facts.remove(before) instanceof DaemonSetFacts old) {
            forget(old);
        }
        DaemonSetEntry entry = entry(daemonSet.uid());
        changeSelection(entry, daemonSet);
        changes.add(new Change.OfDaemonSet(daemonSet.ref()));
    }

    private void leave(DaemonSetFacts daemonSet) {
        named.remove(daemonSet.ref(), daemonSet.uid());
        forget(daemonSet);
    }

    private void forget(DaemonSetFacts daemonSet) {
        DaemonSetEntry entry = entry(daemonSet.uid());
        changeSelection(entry, null);
        dropIfEmpty(daemonSet.uid());
        changes.add(new Change.Gone(daemonSet.ref(), daemonSet.uid()));
    }

    /** Takes the entry's new facts over, and with them the orphans that it would adopt now. */
    private void changeSelection(DaemonSetEntry entry, @Nullable DaemonSetFacts newer) {
        DaemonSetFacts before = entry.facts();
        if (before != null && newer != null && before.selector().equals(newer.selector())) {
            entry.facts(newer);
            return;
        }
        if (before != null) {
            orphansIn(before.ref().namespace()).filter(entry::wouldAdopt).forEach(pod -> {
                entry.remove(pod);
                note(entry, pod);
            });
        }
        entry.facts(newer);
        if (newer != null) {
            orphansIn(newer.ref().namespace()).filter(entry::wouldAdopt).forEach(pod -> {
                entry.add(pod);
                note(entry, pod);
            });
        }
    }

    private Stream<PodFacts> orphansIn(String namespace) {
        return new ArrayList<>(orphans.getOrDefault(namespace, Map.of()).values()).stream();
    }

    private void enter(PodFacts pod) {
        if (pod.controller() == null) {
            orphans.computeIfAbsent(pod.namespace(), n -> new HashMap<>()).put(pod.uid(), pod);
        }
        holders(pod).forEach(e -> {
            e.add(pod);
            note(e, pod);
        });
        dropIfEmpty(pod.controller());
    }

    private void leave(PodFacts pod) {
        holders(pod).forEach(e -> {
            e.remove(pod);
            note(e, pod);
        });
        if (pod.controller() == null) {
            orphans.computeIfPresent(pod.namespace(), (n, pods) -> {
                pods.remove(pod.uid());
                return pods.isEmpty() ? null : pods;
            });
        }
        dropIfEmpty(pod.controller());
    }

    /** The one that controls it, or every one that would adopt it. */
    private List<DaemonSetEntry> holders(PodFacts pod) {
        return pod.controller() != null
                ? List.of(entry(pod.controller()))
                : daemonSets.values().stream().filter(e -> e.wouldAdopt(pod)).toList();
    }

    private void note(DaemonSetEntry entry, PodFacts pod) {
        if (entry.facts() != null && pod.target() != null) {
            changes.add(new Change.OfPod(entry.facts().ref(), pod.target()));
        }
    }

    private void about(Uid daemonSet, Consumer<DaemonSetEntry> change) {
        DaemonSetEntry entry = entry(daemonSet);
        change.accept(entry);
        if (entry.facts() != null) {
            changes.add(new Change.OfDaemonSet(entry.facts().ref()));
        }
        dropIfEmpty(daemonSet);
    }

    private DaemonSetEntry entry(Uid daemonSet) {
        return daemonSets.computeIfAbsent(daemonSet, u -> new DaemonSetEntry());
    }

    private void dropIfEmpty(@Nullable Uid daemonSet) {
        if (daemonSet != null && entry(daemonSet).isEmpty()) {
            daemonSets.remove(daemonSet);
        }
    }
}
