package io.everynode.simulation.time;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The simulated cluster's time and everything that is to happen in it. Events run one after the other, in the order of
 * their instants and, within one instant, in the order in which they were asked for; so the same events give the same
 * history.
 *
 * <p>Time moves in one of two ways: {@link #advance} runs what is due within a span at once, on the caller's thread;
 * {@link #pump} lets it go along with a real clock on a thread of its own. Any thread may ask for an event.
 */
public final class Timeline implements InstantSource, AutoCloseable {
    private static final Logger LOG = System.getLogger(Timeline.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Scheduled> queue = new PriorityQueue<>();
    private long sequence;
    private volatile Instant now;
    private volatile @Nullable Pump pump;
    private volatile @Nullable Thread runner;
    private Runnable afterEach = () -> {};

    public Timeline(Instant start) {
        now = start;
    }

    /** What runs after each event, still within its instant: the caches take in what the event has written. */
    public void afterEach(Runnable work) {
        afterEach = work;
    }

    /** During an event the event's own instant; otherwise, while pumped, the time that has really passed. */
    @Override
    public Instant instant() {
        Pump running = pump;
        if (running == null || Thread.currentThread() == runner) {
            return now;
        }
        Instant real = running.instant();
        Instant simulated = now;
        return real.isAfter(simulated) ? real : simulated;
    }

    public Scheduled after(Duration delay, Runnable work) {
        return at(instant().plus(delay), work);
    }

    /** Asks for an event; one that lies in the past happens next. */
    public Scheduled at(Instant due, Runnable work) {
        lock.lock();
        try {
            Scheduled event = new Scheduled(due.isBefore(now) ? now : due, sequence++, work);
            queue.add(event);
            changed.signalAll();
            return event;
        } finally {
            lock.unlock();
        }
    }

    public void advance(Duration span) {
        advanceTo(instant().plus(span));
    }

    /** Runs everything that is due until then, including what is asked for meanwhile; must not be called while pumped. */
    public void advanceTo(Instant end) {
        if (pump != null) {
            throw new IllegalStateException("A pumped timeline moves by itself");
        }
        runner = Thread.currentThread();
        for (Scheduled next = pollDue(end); next != null; next = pollDue(end)) {
            run(next);
        }
        now = end;
        runner = null;
    }

    /** The instant of the next event, or null when nothing is to come. */
    public @Nullable Instant next() {
        lock.lock();
        try {
            Scheduled head = queue.peek();
            return head == null ? null : head.due();
        } finally {
            lock.unlock();
        }
    }

    /** From now on time goes along with the given clock, on a daemon thread, until {@link #close}. */
    public void pump(InstantSource real) {
        if (pump != null) {
            throw new IllegalStateException("The timeline is pumped already");
        }
        Pump started = new Pump(real, real.instant(), now);
        pump = started;
        Thread.ofPlatform().name("simulation-timeline").daemon().start(() -> follow(started));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            Pump running = pump;
            if (running != null) {
                running.stopped = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void follow(Pump running) {
        runner = Thread.currentThread();
        try {
            for (Scheduled next = running.await(); next != null; next = running.await()) {
                runOrReport(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOrReport(Scheduled event) {
        try {
            run(event);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An event of the simulation failed; the simulation goes on", e);
        }
    }

    private void run(Scheduled event) {
        event.run();
        afterEach.run();
    }

    private @Nullable Scheduled pollDue(Instant until) {
        lock.lock();
        try {
            Scheduled head = queue.peek();
            if (head == null || head.due().isAfter(until)) {
                return null;
            }
            now = head.due();
            return queue.poll();
        } finally {
            lock.unlock();
        }
    }

    /** The relation of simulated to real time since the pump was started. */
    private final class Pump implements InstantSource {
        private final InstantSource real;
        private final Instant realStart;
        private final Instant simulatedStart;
        private boolean stopped;

        Pump(InstantSource real, Instant realStart, Instant simulatedStart) {
            this.real = real;
            this.realStart = realStart;
            this.simulatedStart = simulatedStart;
        }

        @Override
        public Instant instant() {
            return simulatedStart.plus(Duration.between(realStart, real.instant()));
        }

        /** Waits for the next event to be due; null when the timeline was closed. */
        @Nullable
        Scheduled await() throws InterruptedException {
            lock.lock();
            try {
                while (!stopped) {
                    Instant current = instant();
                    Scheduled due = pollDue(current);
                    if (due != null) {
                        return due;
                    }
                    if (current.isAfter(now)) {
                        now = current;
                    }
                    Scheduled head = queue.peek();
                    long nanos = head == null
                            ? Duration.ofSeconds(1).toNanos()
                            : Duration.between(current, head.due()).toNanos();
                    var unused = changed.awaitNanos(
                            Math.min(nanos, Duration.ofSeconds(1).toNanos()));
                }
                return null;
            } finally {
                lock.unlock();
            }
        }
    }
}
