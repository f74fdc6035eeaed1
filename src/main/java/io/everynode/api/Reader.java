package io.everynode.api;

import io.everynode.api.Ledger.Entry;
import io.everynode.model.DaemonSetRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One open stream's place in the {@link Ledger}. Each event is made when the one before it has been written, from the
 * newest state. Used by one thread at a time, except for {@link #beat()}.
 */
final class Reader {
    private static final long BEGINNING = 0;

    private final Ledger ledger;
    private final AtomicBoolean beatIsDue = new AtomicBoolean();
    private final Deque<DaemonSetRef> first = new ArrayDeque<>();
    private long place;
    private long behind;
    private boolean synced;

    /**
     * What is to be sent.
     *
     * @param id where a client that has seen this goes on
     * @param entry for {@code daemonset} and {@code gone}
     */
    record Due(String event, long id, @Nullable Entry entry) {}

    /** @param place that the client says it has seen, or the beginning */
    Reader(Ledger ledger, long place) {
        this.ledger = ledger;
        this.place = place;
        behind = ledger.last();
        if (place <= BEGINNING || ledger.missed(place)) {
            fromTheBeginning();
        }
    }

    private void fromTheBeginning() {
        synced = false;
        behind = ledger.last();
        place = behind;
        first.addAll(ledger.refs());
    }

    void beat() {
        beatIsDue.set(true);
    }

    /** All that is due, made one by one as it is asked for. */
    Iterable<Due> due() {
        return () -> new Iterator<>() {
            private @Nullable Due next;

            @Override
            public boolean hasNext() {
                if (next == null) {
                    next = pull().orElse(null);
                }
                return next != null;
            }

            @Override
            public Due next() {
                if (!hasNext() || next == null) {
                    throw new NoSuchElementException();
                }
                Due due = next;
                next = null;
                return due;
            }
        };
    }

    private Optional<Due> pull() {
        if (synced && ledger.missed(place)) {
            fromTheBeginning();
        }
        return pullFirst().or(this::pullChange).or(this::pullSynced).or(this::pullBeat);
    }

    /** Each one as it is now; whoever breaks off here has seen nothing and begins anew. */
    private Optional<Due> pullFirst() {
        while (!first.isEmpty()) {
            Optional<Entry> entry = ledger.get(first.removeFirst());
            if (entry.isPresent()) {
                return entry.map(e -> new Due("daemonset", BEGINNING, e));
            }
        }
        return Optional.empty();
    }

    /** What has changed since he came waits until he is synced, so that steady change cannot put that off. */
    private Optional<Due> pullChange() {
        Optional<Entry> entry = ledger.after(place).filter(e -> synced || e.number() <= behind);
        entry.ifPresent(e -> place = e.number());
        return entry.map(e -> new Due(e.understood() == null ? "gone" : "daemonset", place, e));
    }

    private Optional<Due> pullSynced() {
        if (synced) {
            return Optional.empty();
        }
        synced = true;
        return Optional.of(new Due("synced", place, null));
    }

    private Optional<Due> pullBeat() {
        return synced && beatIsDue.getAndSet(false) ? Optional.of(new Due("beat", place, null)) : Optional.empty();
    }
}
