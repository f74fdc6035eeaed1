package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Loses, delays and refuses as a seed says. Its time passes only when somebody waits. */
final class FaultyWire implements Wire {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** What becomes of one write. */
    enum Fault {
        NONE,
        CUT_BEFORE,
        CUT_AFTER,
        REFUSED,
        CONFLICT,
        TOO_MANY,
        BROKEN_BEFORE,
        BROKEN_AFTER,
        OVERLOADED,
        DELAYED
    }

    private record Late(Duration due, Supplier<Reply> request) {}

    private final Wire server;
    private final Random random;
    private final Runnable intruder;
    private final List<Late> late = new ArrayList<>();
    private final List<Fault> met = new ArrayList<>();
    private Duration now = Duration.ZERO;

    /** @param intruder changes the same object; is let in now and then before a request arrives */
    FaultyWire(Wire server, Random random, Runnable intruder) {
        this.server = server;
        this.random = random;
        this.intruder = intruder;
    }

    /** The faults that writes met, in order. */
    List<Fault> met() {
        return met;
    }

    /** Lets time pass; what was under way arrives. */
    void pass(Duration duration) {
        now = now.plus(duration);
        List<Late> arrived =
                late.stream().filter(l -> l.due().compareTo(now) <= 0).toList();
        late.removeAll(arrived);
        for (Late one : arrived) {
            // Nobody waits for it any more.
            var unused = one.request().get();
        }
    }

    @Override
    public Reply send(String method, String path, String contentType, @Nullable JsonNode body) {
        if (method.equals("GET")) {
            return read(path);
        }
        if (random.nextInt(5) == 0) {
            intruder.run();
        }
        Fault fault = random.nextInt(3) == 0 ? Fault.NONE : Fault.values()[random.nextInt(Fault.values().length)];
        met.add(fault);
        return switch (fault) {
            case NONE -> server.send(method, path, contentType, body);
            case CUT_BEFORE -> new Reply.Lost("connection reset");
            case CUT_AFTER -> lost(method, path, contentType, body);
            case REFUSED -> new Reply.NotSent("connection refused");
            case CONFLICT -> answered(409, "the object has been modified");
            case TOO_MANY -> retryAfter(answered(429, "slow down"));
            case BROKEN_BEFORE -> answered(500, "etcd timed out");
            case BROKEN_AFTER -> {
                server.send(method, path, contentType, body);
                yield answered(500, "etcd timed out");
            }
            case OVERLOADED -> answered(503, "no endpoints");
            case DELAYED -> delayed(() -> server.send(method, path, contentType, body));
        };
    }

    private Reply read(String path) {
        return switch (random.nextInt(12)) {
            case 0 -> new Reply.Lost("connection reset");
            case 1 -> answered(503, "no endpoints");
            default -> server.send("GET", path, "", null);
        };
    }

    private Reply lost(String method, String path, String contentType, @Nullable JsonNode body) {
        server.send(method, path, contentType, body);
        if (random.nextInt(5) == 0) {
            intruder.run();
        }
        return new Reply.Lost("connection reset");
    }

    /** Up to 20 s under way: the client waits for 10. */
    private Reply delayed(Supplier<Reply> request) {
        Duration delay = Duration.ofMillis(random.nextInt(20_000));
        if (delay.compareTo(TIMEOUT) < 0) {
            pass(delay);
            return request.get();
        }
        late.add(new Late(now.plus(delay), request));
        pass(TIMEOUT);
        return new Reply.Lost("no answer within 10 s");
    }

    /** As the API server says it in the body, beside the header. */
    private static Reply retryAfter(Reply.Answered reply) {
        reply.body().withObject("/details").put("retryAfterSeconds", 1);
        return reply;
    }

    private static Reply.Answered answered(int status, String message) {
        return new Reply.Answered(
                status, Json.object().put("kind", "Status").put("code", status).put("message", message));
    }
}
