package io.everynode.simulation.world;

import io.everynode.simulation.time.Scheduled;
import io.everynode.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The timed events of a world, one after the other, and all over again if it has a cycle. Any thread may ask or hurry. */
public final class Script {
    private final Timeline timeline;
    private final List<World.Event> events;
    private final @Nullable Duration cycle;
    private final Consumer<Act> doer;
    private Instant zero;
    private int position;
    private @Nullable Scheduled scheduled;

    /** An event and when it is to happen. */
    public record Due(Instant at, String description, Act act) {}

    /**
     * @param zero the time from which the events' times count
     */
    public Script(Timeline timeline, World world, Instant zero, Consumer<Act> doer) {
        this.timeline = timeline;
        this.events = world.events().stream()
                .sorted(Comparator.comparing(World.Event::at))
                .toList();
        this.cycle = world.cycle();
        this.zero = zero;
        this.doer = doer;
    }

    public synchronized void begin() {
        schedule();
    }

    /** The next events, at most so many. */
    public synchronized List<Due> upcoming(int limit) {
        List<Due> list = new ArrayList<>();
        Cursor cursor = new Cursor(zero, position);
        for (Due due = cursor.due(); due != null && list.size() < limit; due = cursor.due()) {
            list.add(due);
            cursor = cursor.next();
        }
        return list;
    }

    /** Lets the next event happen now and all that follow as much earlier; empty when nothing is to come. */
    public synchronized Optional<Due> hurry() {
        Due due = new Cursor(zero, position).due();
        if (due == null) {
            return Optional.empty();
        }
        Instant now = timeline.instant();
        zero = zero.minus(Duration.between(now, due.at));
        schedule();
        return Optional.of(new Due(now, due.description, due.act));
    }

    private void schedule() {
        if (scheduled != null) {
            scheduled.cancel();
        }
        Due due = new Cursor(zero, position).due();
        scheduled = due == null ? null : timeline.at(due.at, () -> happen(due));
    }

    private void happen(Due due) {
        doer.accept(due.act);
        synchronized (this) {
            Cursor next = new Cursor(zero, position).next();
            zero = next.zero;
            position = next.position;
            schedule();
        }
    }

    /** A place in the script: the event of that number, counted from that zero. */
    private final class Cursor {
        private final Instant zero;
        private final int position;

        Cursor(Instant zero, int position) {
            this.zero = zero;
            this.position = position;
        }

        @Nullable
        Due due() {
            if (position >= events.size()) {
                return null;
            }
            World.Event event = events.get(position);
            return new Due(zero.plus(event.at()), event.description(), event.act());
        }

        /** The event after this one; after the last, the first one that does not belong to the past. */
        Cursor next() {
            Duration after = cycle;
            if (position + 1 < events.size() || after == null) {
                return new Cursor(zero, position + 1);
            }
            int first = 0;
            while (first < events.size() && events.get(first).at().isNegative()) {
                first++;
            }
            return new Cursor(zero.plus(after), first);
        }
    }
}
