package io.everynode.api;

import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Uid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of each DaemonSet of one cluster, in the order in which they last changed: a reader's place in it is
 * one number, and what he has not seen is what stands behind that number. A DaemonSet that changes again moves to the
 * end, so there is never a backlog, however slowly somebody reads.
 */
final class Ledger {
    /** So many deletions are remembered; a reader who missed more is told everything again. */
    static final int GONE_REMEMBERED = 1000;

    private final ConcurrentSkipListMap<Long, Entry> entries = new ConcurrentSkipListMap<>();
    private final Map<DaemonSetRef, Entry> present = new HashMap<>();
    private long revision;
    private int gone;
    private long last;
    private volatile long forgotten;

    /**
     * @param understood absent for one that is gone
     * @param number its place; unique, growing
     */
    record Entry(
            long number,
            DaemonSetRef ref,
            Uid uid,
            @Nullable DaemonSetUnderstanding understood) {}

    /** Takes in a view, unless a newer one was. */
    synchronized void update(View view) {
        if (view.revision() < revision) {
            return;
        }
        revision = view.revision();
        var daemonSets = view.understanding().daemonSets();
        present.values().stream()
                .filter(e -> !daemonSets.containsKey(e.ref()))
                .toList()
                .forEach(this::went);
        daemonSets.values().forEach(this::is);
    }

    private void is(DaemonSetUnderstanding understood) {
        Entry known = present.get(understood.ref());
        if (known != null && !known.uid().equals(understood.facts().uid())) {
            went(known);
            known = null;
        }
        if (known == null || (understood != known.understood() && !understood.equals(known.understood()))) {
            move(known, new Entry(++last, understood.ref(), understood.facts().uid(), understood));
        }
    }

    private void went(Entry known) {
        move(known, new Entry(++last, known.ref(), known.uid(), null));
        present.remove(known.ref());
        gone++;
        if (gone > GONE_REMEMBERED) {
            forgetOldestGone();
        }
    }

    /** The new place is taken before the old one is left: a reader in between sees it twice, never not at all. */
    private void move(@Nullable Entry from, Entry to) {
        entries.put(to.number(), to);
        if (to.understood() != null) {
            present.put(to.ref(), to);
        }
        if (from != null) {
            entries.remove(from.number());
        }
    }

    private void forgetOldestGone() {
        entries.values().stream()
                .filter(e -> e.understood() == null)
                .findFirst()
                .ifPresent(e -> {
                    forgotten = e.number();
                    entries.remove(e.number());
                    gone--;
                });
    }

    /** Those that are there, by namespace and name. */
    synchronized List<DaemonSetRef> refs() {
        return present.keySet().stream().sorted().toList();
    }

    synchronized Optional<Entry> get(DaemonSetRef ref) {
        return Optional.ofNullable(present.get(ref));
    }

    /** The first one that a reader at this place has not seen. */
    Optional<Entry> after(long number) {
        return Optional.ofNullable(entries.higherEntry(number)).map(Map.Entry::getValue);
    }

    synchronized long last() {
        return last;
    }

    /** Whether a reader at this place has missed a deletion that is forgotten, or was never here. */
    boolean missed(long number) {
        return number < forgotten || number > last();
    }
}
