package io.everynode.action;

import io.everynode.cluster.Clusters;
import io.everynode.cluster.May;
import io.everynode.cluster.Right;
import io.everynode.model.Caller;
import io.everynode.model.DaemonSetRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a caller may do, as SelfSubjectAccessReview says it, asked with his own credential and believed for
 * {@value #SECONDS} s. A page that wants to know waits for the answer {@value #PATIENCE_MILLIS} ms and no longer:
 * whoever is not known to lack a right may try, and the API server decides.
 */
@ApplicationScoped
public class Rights {
    static final int SECONDS = 60;
    static final int PATIENCE_MILLIS = 400;
    private static final int MOST = 10_000;

    private final Clusters clusters;
    private final ActionsConfig config;
    private final InstantSource time = InstantSource.system();
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Question, Asked> asked = new ConcurrentHashMap<>();

    private record Question(Caller.Credential credential, DaemonSetRef ref, Need need) {}

    private record Asked(CompletableFuture<May> answer, Instant at) {}

    /** What an action takes. */
    public enum Need {
        PATCH("patch", "apps", "daemonsets"),
        DELETE("delete", "apps", "daemonsets"),
        DELETE_PODS("delete", "", "pods");

        private final String verb;
        private final String group;
        private final String resource;

        Need(String verb, String group, String resource) {
            this.verb = verb;
            this.group = group;
            this.resource = resource;
        }

        private Right on(DaemonSetRef ref) {
            return new Right(verb, group, resource, ref.namespace(), this == DELETE_PODS ? "" : ref.name());
        }

        /** The RBAC rule that gives it. */
        public String rule() {
            return "{apiGroups: [\"" + group + "\"], resources: [\"" + resource + "\"], verbs: [\"" + verb + "\"]}";
        }
    }

    /**
     * A right that is not there.
     *
     * @param rule of RBAC that would give it; empty where no rule would
     */
    public record Lack(String sentence, String rule) {}

    @Inject
    Rights(Clusters clusters, ActionsConfig config) {
        this.clusters = clusters;
        this.config = config;
    }

    /** Empty where the caller may, or where nobody can say yet. */
    public Optional<Lack> lacking(Caller caller, DaemonSetRef ref, Need need) {
        if (config.value() == ActionsConfig.Switch.OFF) {
            return Optional.of(
                    new Lack("Everynode only reads here: whoever runs it has set everynode.actions=off.", ""));
        }
        return answer(new Question(caller.credential(), ref, need)) instanceof May.No
                ? Optional.of(new Lack(
                        "You may not " + need.verb + " " + need.resource + " in " + ref.namespace() + ".", need.rule()))
                : Optional.empty();
    }

    private May answer(Question question) {
        Instant now = time.instant();
        if (asked.size() > MOST) {
            asked.values().removeIf(a -> a.at().plusSeconds(SECONDS).isBefore(now));
        }
        Asked answer = asked.compute(
                question,
                (q, known) -> known != null && known.at().plusSeconds(SECONDS).isAfter(now)
                        ? known
                        : new Asked(CompletableFuture.supplyAsync(() -> ask(q), askers), now));
        try {
            return answer.answer().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new May.NoAnswer("no answer yet");
        } catch (ExecutionException e) {
            return new May.NoAnswer(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new May.NoAnswer("interrupted");
        }
    }

    private May ask(Question q) {
        return clusters.may(q.ref().cluster(), q.credential(), q.need().on(q.ref()));
    }
}
