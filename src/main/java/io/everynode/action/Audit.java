package io.everynode.action;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.model.Caller;
import io.everynode.model.DaemonSetRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * One JSON line for each attempt, refused ones included, to the logger {@value #LOGGER}. It holds no credential, no
 * template and no words of the API server's, which may quote values of one.
 */
final class Audit {
    static final String LOGGER = "io.everynode.audit";
    /** Of a line after which others are left out. */
    static final String MORE = "more";

    private static final Logger LOG = Logger.getLogger(LOGGER);

    private Audit() {}

    static void log(String line) {
        LOG.info(line);
    }

    /** @param last more of this minute are left out */
    static String crowded(Caller caller, Answer answer, boolean last) {
        ObjectNode line = attempt(caller, answer.requestId(), answer.action(), answer.order(), answer.at());
        line.put("outcome", answer.outcome().code());
        return last ? withLast(line) : line.toString();
    }

    static String line(Caller caller, Answer answer) {
        ObjectNode line = attempt(caller, answer.requestId(), answer.action(), answer.order(), answer.at());
        line.put("outcome", answer.outcome().code());
        if (answer.outcome() instanceof Outcome.Accepted accepted) {
            line.put("generation", accepted.generation()).put("resourceVersion", accepted.resourceVersion());
        }
        return line.toString();
    }

    /** What is about to be attempted: without an outcome, so that a process that is killed leaves a trace of it. */
    static String begun(Caller caller, String requestId, Action action, Order order, Instant at) {
        ObjectNode line = attempt(caller, requestId, action, order, at);
        if (action instanceof Action.Replace replace) {
            line.put("force", replace.force());
            ArrayNode pods = line.putArray("pods");
            replace.victims()
                    .forEach(v -> pods.addObject()
                            .put("node", v.node().value())
                            .put("pod", v.pod())
                            .put("uid", v.uid().value()));
        }
        return line.toString();
    }

    /** The same of one pod of a replacement, which has its own line with all of them. */
    static String begunStep(Caller caller, String requestId, Action.Replace step, Order order, Instant at) {
        return attempt(caller, requestId, step, order, at).toString();
    }

    /** How a replacement ended, beside the lines of its pods. */
    static String ended(Replacement.Progress progress, Instant at) {
        return Json.object()
                .put("ts", at.toString())
                .put("requestId", progress.id())
                .put("replacement", progress.state().code())
                .put("sentence", progress.sentence())
                .toString();
    }

    private static ObjectNode attempt(Caller caller, String requestId, Action action, Order order, Instant at) {
        ObjectNode line = Json.object();
        line.put("ts", at.toString())
                .put("requestId", requestId)
                .put("user", caller.name())
                .put("groups", digest(caller))
                .put("cluster", action.target().cluster().value())
                .put("verb", action.verb())
                .put("resource", action.resource().equals("pods") ? "pods" : "daemonsets.apps")
                .put("namespace", action.target().namespace())
                .put("name", action.target().name())
                .put("action", action.sentence())
                .put("uid", order.uid().value())
                .put("generationSeen", order.generation())
                .put("dryRun", order.dryRun())
                .put("idempotencyKey", order.idempotencyKey())
                .put("reason", order.reason());
        return line;
    }

    /**
     * Of a request that was refused before anybody asked the cluster.
     *
     * @param last more of this minute are left out
     */
    static String refusal(String requestId, String user, DaemonSetRef target, String action, int status, boolean last) {
        ObjectNode line = Json.object()
                .put("ts", Instant.now().toString())
                .put("requestId", requestId)
                .put("user", user)
                .put("cluster", target.cluster().value())
                .put("namespace", target.namespace())
                .put("name", target.name())
                .put("action", action)
                .put("dryRun", false)
                .put("outcome", outcome(status))
                .put("status", status);
        return last ? withLast(line) : line.toString();
    }

    /** Marked: more of this minute are left out. */
    static String withLast(ObjectNode line) {
        return line.put(MORE, "left out until the minute is over").toString();
    }

    private static String outcome(int status) {
        return switch (status) {
            case 401, 403 -> "forbidden";
            case 404 -> "missing";
            case 429, 502, 503 -> "unreachable";
            case 500, 504 -> "unknown";
            default -> "rejected";
        };
    }

    /** Equal for equal groups, without naming them. */
    private static String digest(Caller caller) {
        try {
            byte[] groups = String.join("\n", new TreeSet<>(caller.groups())).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(groups), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
