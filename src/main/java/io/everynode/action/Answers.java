package io.everynode.action;

import io.everynode.model.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for an hour what was answered to whom, so that a second sending is answered and not performed. At most
 * {@value #MOST} are kept, the newest, and of one caller {@value #MOST_OF_ONE}: nobody makes others' keys forgotten.
 */
final class Answers {
    static final Duration LIFE = Duration.ofHours(1);
    static final int MOST = 10_000;
    static final int MOST_OF_ONE = 1_000;

    private final InstantSource time;
    private final Map<Key, Entry> byKey = new HashMap<>();
    private final Map<String, Entry> byRequest = new HashMap<>();
    private final ArrayDeque<Entry> oldestFirst = new ArrayDeque<>();

    private record Key(String caller, String idempotencyKey) {}

    private record Entry(
            @Nullable Key key,
            String requestId,
            String caller,
            Action action,
            Order order,
            Instant since,
            CompletableFuture<Answer> answer) {
        boolean asks(Action otherAction, Order otherOrder) {
            return action.sameAs(otherAction) && order.sameAs(otherOrder);
        }
    }

    Answers(InstantSource time) {
        this.time = time;
    }

    /**
     * The answer of the first sending; a second one that comes while the first is under way waits for it. Empty where
     * the key was used for something else.
     *
     * @param perform is called once at most
     */
    Optional<Answer> once(Caller caller, String requestId, Action action, Order order, Supplier<Answer> perform) {
        Entry mine = entry(caller, requestId, action, order);
        Entry first = remember(mine);
        if (first != mine) {
            return first.asks(action, order) ? Optional.of(first.answer().join()) : Optional.empty();
        }
        try {
            mine.answer().complete(perform.get());
        } catch (RuntimeException e) {
            mine.answer().completeExceptionally(e);
            throw e;
        }
        return Optional.of(mine.answer().join());
    }

    /** What the first sending was answered, where that is over: it waits for nothing. */
    synchronized Optional<Answer> known(Caller caller, Action action, Order order) {
        forget();
        return Optional.ofNullable(order.idempotencyKey())
                .map(key -> byKey.get(new Key(caller.name(), key)))
                .filter(e -> e.asks(action, order) && ended(e))
                .map(e -> e.answer().join());
    }

    private static boolean ended(Entry entry) {
        return entry.answer().isDone() && !entry.answer().isCompletedExceptionally();
    }

    /** What was answered to this caller's request, if that is known still. */
    synchronized Optional<Answer> of(Caller caller, String requestId) {
        forget();
        return Optional.ofNullable(byRequest.get(requestId))
                .filter(e -> e.caller().equals(caller.name()))
                .filter(Answers::ended)
                .map(e -> e.answer().join());
    }

    private Entry entry(Caller caller, String requestId, Action action, Order order) {
        String key = order.idempotencyKey();
        return new Entry(
                key == null ? null : new Key(caller.name(), key),
                requestId,
                caller.name(),
                action,
                order,
                time.instant(),
                new CompletableFuture<>());
    }

    private synchronized Entry remember(Entry mine) {
        forget();
        if (mine.key() != null) {
            Entry first = byKey.putIfAbsent(mine.key(), mine);
            if (first != null) {
                return first;
            }
        }
        makeRoom(mine.caller());
        byRequest.put(mine.requestId(), mine);
        oldestFirst.addLast(mine);
        return mine;
    }

    private void makeRoom(String caller) {
        List<Entry> own = oldestFirst.stream()
                .filter(e -> e.caller().equals(caller) && e.answer().isDone())
                .toList();
        if (own.size() >= MOST_OF_ONE) {
            oldestFirst.remove(own.getFirst());
            drop(own.getFirst());
        }
    }

    private void drop(Entry entry) {
        byRequest.remove(entry.requestId());
        if (entry.key() != null) {
            byKey.remove(entry.key());
        }
    }

    private void forget() {
        Instant past = time.instant().minus(LIFE);
        while (!oldestFirst.isEmpty()
                && (oldestFirst.size() > MOST || oldestFirst.peekFirst().since().isBefore(past))) {
            drop(oldestFirst.removeFirst());
        }
    }
}
