package io.everynode.insight;

import io.everynode.model.NodeName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How fast nodes go in a rollout: a node takes from the moment its old pod is touched until the new one is available.
 *
 * @param touched when that was seen of the nodes that are not done yet
 * @param took how long the nodes took that were done in this rollout, the last {@value #KEPT} of them
 * @param before the median of the rollout before; absent where nothing tells
 */
record Pace(
        Map<NodeName, Instant> touched,
        List<Duration> took,
        @Nullable Duration before) {
    private static final int KEPT = 100;

    private static final int SAMPLE = 200;
    /** A pod that took longer from its creation was rather not ready for a while in between. */
    private static final Duration BELIEVED = Duration.ofHours(1);

    /**
     * On a first look the pods that are there stand in for the memory: from their creation until they were available. A
     * sample of them has the same median.
     */
    static Pace firstSeen(List<Cell> cells, int minReadySeconds) {
        var current = new ArrayList<Duration>();
        var all = new ArrayList<Duration>();
        for (int i = 0; i < cells.size(); i += 1 + cells.size() / SAMPLE) {
            PodOnNode pod = cells.get(i).counted();
            Duration start = pod == null ? null : start(pod, minReadySeconds);
            if (pod != null && start != null) {
                all.add(start);
                if (pod.current()) {
                    current.add(start);
                }
            }
        }
        return new Pace(Map.of(), List.of(), median(current.isEmpty() ? all : current));
    }

    private static @Nullable Duration start(PodOnNode pod, int minReadySeconds) {
        Instant at = pod.available() ? Roster.availableAt(pod.facts(), minReadySeconds) : null;
        if (at == null || pod.facts().readySince() == null || pod.facts().restarts() > 0) {
            return null;
        }
        Duration start = Duration.between(pod.facts().createdAt(), at);
        return start.isNegative() || start.compareTo(BELIEVED) > 0 ? null : start;
    }

    /** Another rollout begins: what is known of this one has to do until its own nodes tell. */
    Pace next() {
        return new Pace(Map.of(), List.of(), perNode());
    }

    /** The rollout is done, so no node is under way in it. */
    Pace done() {
        return touched.isEmpty() ? this : new Pace(Map.of(), took, before);
    }

    /** Another revision became current, and its first nodes may have been touched at once. */
    Pace begun(Cell was, Cell cell, Instant now) {
        Stage before = Stage.of(was);
        boolean inPlace = before == Stage.UNTOUCHED || before == Stage.DONE;
        return inPlace && Stage.of(cell) == Stage.BETWEEN ? with(cell.node(), now) : this;
    }

    /** @param cell judged by the same revision as {@code was} */
    Pace seen(Cell was, Cell cell, int minReadySeconds, Instant now) {
        Instant since = touched.get(cell.node());
        if (since == null && Stage.of(was) != Stage.UNTOUCHED) {
            return this;
        }
        return switch (Stage.of(cell)) {
            case UNTOUCHED -> this;
            case DONE -> finished(cell, since, minReadySeconds);
            case BETWEEN -> since == null ? with(cell.node(), now) : this;
            case UNWANTED -> with(cell.node(), null);
        };
    }

    private Pace finished(Cell cell, @Nullable Instant since, int minReadySeconds) {
        PodOnNode pod = cell.pods().getFirst();
        Instant begun = since == null ? pod.facts().createdAt() : since;
        Instant available = Roster.availableAt(pod.facts(), minReadySeconds);
        Instant ended = available == null ? begun : Instants.later(begun, available);
        var more = new ArrayList<>(took.subList(Math.max(0, took.size() - KEPT + 1), took.size()));
        more.add(Duration.between(begun, ended));
        return new Pace(with(cell.node(), null).touched, Collections.unmodifiableList(more), before);
    }

    private Pace with(NodeName node, @Nullable Instant since) {
        if (since == null && !touched.containsKey(node)) {
            return this;
        }
        var next = new HashMap<>(touched);
        if (since == null) {
            next.remove(node);
        } else {
            next.put(node, since);
        }
        return new Pace(Collections.unmodifiableMap(next), took, before);
    }

    /** The median time that a node takes; absent where nothing tells. */
    @Nullable
    Duration perNode() {
        return took.isEmpty() ? before : median(took);
    }

    private static @Nullable Duration median(List<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
    }

    /**
     * How long the rest takes, counted from the last node that was done.
     *
     * @param left nodes that are still to be done and may be
     * @param atATime how many of them go at once
     * @return absent where nothing tells, or nothing can go on
     */
    @Nullable
    Duration rest(int left, int atATime) {
        Duration each = perNode();
        return each == null || each.isZero() || left <= 0 || atATime <= 0
                ? null
                : each.multipliedBy(Math.ceilDiv(left, atATime));
    }

    /** How far one node is in a rollout. */
    private enum Stage {
        UNWANTED,
        UNTOUCHED,
        BETWEEN,
        DONE;

        static Stage of(Cell cell) {
            PodOnNode pod = cell.counted();
            if (!cell.wanted()) {
                return UNWANTED;
            }
            if (pod == null || cell.pods().size() > 1 || pod.facts().terminating()) {
                return BETWEEN;
            }
            if (!pod.current()) {
                return UNTOUCHED;
            }
            return pod.available() ? DONE : BETWEEN;
        }
    }
}
