package io.everynode.simulation.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests let go wrong. Costs nothing while nothing is wrong. */
public final class Faults {
    private final List<Plan> plans = new CopyOnWriteArrayList<>();
    private volatile Runnable dropAll = () -> {};
    private volatile Runnable wake = () -> {};
    private volatile boolean silent;

    /** What happens to one request instead of an answer. */
    sealed interface Fault {
        /** An answer with this status and no more. */
        record Code(int code) implements Fault {}

        /** The connection ends, and nothing is done. */
        record DropBefore() implements Fault {}

        /** The connection ends without an answer, but the work is done. */
        record DropAfter() implements Fault {}

        /** No answer, ever. */
        record Silence() implements Fault {}
    }

    private record Plan(String pathPart, Fault fault, AtomicInteger times) {}

    /** The next requests whose path and query contain this text are answered with that status. */
    public void answer(int code, String pathPart, int times) {
        plans.add(new Plan(pathPart, new Fault.Code(code), new AtomicInteger(times)));
    }

    /** The next requests whose path and query contain this text lose their connection before anything is done. */
    public void dropBefore(String pathPart, int times) {
        plans.add(new Plan(pathPart, new Fault.DropBefore(), new AtomicInteger(times)));
    }

    /** The next requests whose path and query contain this text are carried out, and their answer is lost. */
    public void dropAfter(String pathPart, int times) {
        plans.add(new Plan(pathPart, new Fault.DropAfter(), new AtomicInteger(times)));
    }

    /** Ends all connections, watches included; new ones are welcome. */
    public void dropConnections() {
        dropAll.run();
    }

    /** Connections stay and are accepted, but nothing is said on any of them, until {@code false}; watches resume then. */
    public void silence(boolean on) {
        silent = on;
        wake.run();
    }

    boolean silent() {
        return silent;
    }

    /** What the server does when connections are to be dropped, and when silence ends. */
    void onChange(Runnable drop, Runnable wakeUp) {
        dropAll = drop;
        wake = wakeUp;
    }

    Optional<Fault> next(String pathAndQuery) {
        if (silent) {
            return Optional.of(new Fault.Silence());
        }
        for (Plan plan : plans) {
            if (pathAndQuery.contains(plan.pathPart)) {
                int left = plan.times.getAndDecrement();
                if (left > 0) {
                    return Optional.of(plan.fault);
                }
                plans.remove(plan);
            }
        }
        return Optional.empty();
    }
}
