package io.everynode.action;

import io.everynode.model.Caller;
import io.everynode.model.DaemonSetRef;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Remembers what was attempted: in the audit log, in memory, and in a file where one is configured. */
@Startup
@ApplicationScoped
public class Activity {
    static final int MOST = 1000;

    /** Of logins that failed. */
    static final int MOST_KNOCKS = 100;

    /** The header of what was answered to an attempt: the request's number in the audit log. */
    public static final String ANSWERED = "Everynode-Request";

    private final Optional<AuditFile> file;
    private final Leftovers leftovers;
    private final ArrayDeque<Deed> newestFirst = new ArrayDeque<>();
    private final ArrayDeque<Knock> knocks = new ArrayDeque<>();
    private final Flood flood = new Flood(InstantSource.system());

    @Inject
    Activity(AuditConfig config) {
        file = config.directory().map(AuditFile::new);
        List<String> before = file.map(AuditFile::before).orElse(List.of());
        leftovers = new Leftovers(before);
        before.forEach(this::remember);
        leftovers.unfinished().forEach(this::record);
    }

    /** The caller's attempts and others' in the clusters that he sees, the newest first; at most {@value #MOST}. */
    public synchronized List<Deed> seenBy(Caller caller) {
        return newestFirst.stream()
                .filter(d -> caller.sees(d.target().cluster()))
                .toList();
    }

    /** What was done to it last, not what was refused; empty where nothing is remembered. */
    public synchronized Optional<Deed> newestDoneTo(DaemonSetRef target) {
        return newestFirst.stream()
                .filter(d -> d.target().equals(target) && d.outcome().equals("accepted"))
                .findFirst();
    }

    /** The logins that failed, the newest first; at most {@value #MOST_KNOCKS}. */
    public synchronized List<Knock> knocks() {
        return List.copyOf(knocks);
    }

    /** Whether it is kept across restarts. */
    public boolean kept() {
        return file.isPresent();
    }

    /** Before anything is sent, so that a process that is killed leaves a trace; only where there is a file. */
    void begin(Caller caller, String requestId, Action action, Order order, Instant at) {
        file.ifPresent(f -> f.append(Audit.begun(caller, requestId, action, order, at)));
    }

    /** The same before one pod of a replacement goes. */
    void beginStep(Caller caller, String requestId, Action.Replace step, Order order, Instant at) {
        file.ifPresent(f -> f.append(Audit.begunStep(caller, requestId, step, order, at)));
    }

    void record(Caller caller, Answer answer) {
        if (!(answer.outcome() instanceof Outcome.Crowded)) {
            record(Audit.line(caller, answer));
            return;
        }
        Flood.Room room = flood.take(caller.name());
        if (room != Flood.Room.NONE) {
            record(Audit.crowded(caller, answer, room == Flood.Room.LAST));
        }
    }

    /** A login failed, and the audit log has it. */
    public void knocked(Knock knock) {
        file.ifPresent(f -> f.append(knock.line()));
        remember(knock.line());
    }

    /**
     * Before it came to the gate.
     *
     * @param target as far as the address names one
     * @param action verb and object
     * @param status the HTTP status that says why
     * @return the request's number in the audit log; absent where too many of this minute are there already
     */
    public Optional<String> refused(String user, DaemonSetRef target, String action, int status) {
        Flood.Room room = flood.take(user);
        if (room == Flood.Room.NONE) {
            return Optional.empty();
        }
        String requestId = UUID.randomUUID().toString();
        record(Audit.refusal(requestId, user, target, action, status, room == Flood.Room.LAST));
        return Optional.of(requestId);
    }

    /** How a replacement ended, for the processes after this one. */
    void end(Replacement.Progress progress, Instant at) {
        file.ifPresent(f -> f.append(Audit.ended(progress, at)));
    }

    /** What a process before this one did with this caller's key. */
    Optional<EarlierUse> earlierUse(Caller caller, Order order) {
        return Optional.ofNullable(order.idempotencyKey()).flatMap(key -> leftovers.use(caller.name(), key));
    }

    boolean beganReplacement(String requestId) {
        return leftovers.beganReplacement(requestId);
    }

    /** A replacement that a process before this one began. */
    Optional<Recalled> replacement(String requestId) {
        return leftovers.replacement(requestId);
    }

    private void record(String line) {
        Audit.log(line);
        file.ifPresent(f -> f.append(line));
        remember(line);
    }

    /** What had no effect first, so that refusals do not make what was done forgotten. */
    private void forgetOne() {
        for (var oldest = newestFirst.descendingIterator(); oldest.hasNext(); ) {
            if (!oldest.next().outcome().equals("accepted")) {
                oldest.remove();
                return;
            }
        }
        newestFirst.removeLast();
    }

    private synchronized void remember(String line) {
        Deed.of(line).ifPresent(deed -> {
            newestFirst.removeIf(d -> d.requestId().equals(deed.requestId()));
            newestFirst.addFirst(deed);
        });
        if (newestFirst.size() > MOST) {
            forgetOne();
        }
        Knock.of(line).ifPresent(knocks::addFirst);
        if (knocks.size() > MOST_KNOCKS) {
            knocks.removeLast();
        }
    }
}
