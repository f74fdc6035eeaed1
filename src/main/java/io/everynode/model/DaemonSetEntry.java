package io.everynode.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the writer holds of one DaemonSet, known or only spoken of by its pods, revisions and events. The pods' map is
 * shared with the newest slice and copied before the first change after it.
 */
final class DaemonSetEntry {
    private static final int EVENTS = 50;
    private static final Comparator<PodFacts> PODS = Comparator.comparing(PodFacts::createdAt)
            .thenComparing(PodFacts::name)
            .thenComparing(p -> p.uid().value());
    private static final Comparator<RevisionFacts> REVISIONS =
            Comparator.comparing(RevisionFacts::number).thenComparing(RevisionFacts::name);
    private static final Comparator<EventFacts> NEWEST = Comparator.comparing(EventFacts::lastSeen)
            .reversed()
            .thenComparing(e -> e.uid().value());

    private @Nullable DaemonSetFacts facts;
    private Map<NodeName, List<PodFacts>> pods = new HashMap<>();
    private final Map<Uid, RevisionFacts> revisions = new HashMap<>();
    private final Map<Uid, EventFacts> events = new HashMap<>();
    private @Nullable DaemonSetSlice slice;
    private boolean podsShared;

    @Nullable
    DaemonSetFacts facts() {
        return facts;
    }

    void facts(@Nullable DaemonSetFacts newer) {
        facts = newer;
        slice = null;
    }

    /** Nothing speaks of it any more. */
    boolean isEmpty() {
        return facts == null && pods.isEmpty() && revisions.isEmpty() && events.isEmpty();
    }

    /** Whether it would adopt the pod. The controller refuses to act on an empty selector. */
    boolean wouldAdopt(PodFacts orphan) {
        return facts != null
                && facts.ref().namespace().equals(orphan.namespace())
                && !facts.selector().isEmpty()
                && facts.selector().matches(orphan.labels());
    }

    void add(PodFacts pod) {
        on(pod.target(), there -> {
            var more = new ArrayList<>(there);
            more.add(pod);
            more.sort(PODS);
            return List.copyOf(more);
        });
    }

    void remove(PodFacts pod) {
        on(
                pod.target(),
                there -> there.stream().filter(p -> !p.uid().equals(pod.uid())).toList());
    }

    private void on(@Nullable NodeName target, UnaryOperator<List<PodFacts>> change) {
        if (target == null) {
            return;
        }
        if (podsShared) {
            pods = new HashMap<>(pods);
            podsShared = false;
        }
        slice = null;
        List<PodFacts> changed = change.apply(pods.getOrDefault(target, List.of()));
        if (changed.isEmpty()) {
            pods.remove(target);
        } else {
            pods.put(target, changed);
        }
    }

    void put(RevisionFacts revision) {
        revisions.put(revision.uid(), revision);
        slice = null;
    }

    void remove(RevisionFacts revision) {
        revisions.remove(revision.uid());
        slice = null;
    }

    /** Answers the events that had to make room: kept are the last 50 and the newest of each reason. */
    List<EventFacts> put(EventFacts event) {
        events.put(event.uid(), event);
        slice = null;
        if (events.size() <= EVENTS) {
            return List.of();
        }
        var reasons = new HashSet<String>();
        var crowdedOut = new ArrayList<EventFacts>();
        int place = 0;
        for (EventFacts e : events.values().stream().sorted(NEWEST).toList()) {
            if (!reasons.add(e.reason()) && place >= EVENTS) {
                crowdedOut.add(e);
            }
            place++;
        }
        crowdedOut.forEach(e -> events.remove(e.uid()));
        return crowdedOut;
    }

    void remove(EventFacts event) {
        events.remove(event.uid());
        slice = null;
    }

    void sliceInto(TreeMap<DaemonSetRef, DaemonSetSlice> slices) {
        if (facts == null) {
            return;
        }
        if (slice == null) {
            podsShared = true;
            slice = new DaemonSetSlice(
                    facts,
                    pods,
                    revisions.values().stream().sorted(REVISIONS).toList(),
                    events.values().stream().sorted(NEWEST).toList());
        }
        slices.put(facts.ref(), slice);
    }
}
