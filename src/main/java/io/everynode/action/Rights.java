package io.everynode.action;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.everynode.action.Permits.Grant;
import io.everynode.action.Permits.Place;
import io.everynode.cluster.Clusters;
import io.everynode.cluster.May;
import io.everynode.cluster.Right;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a caller may do, as SelfSubjectAccessReview says it, asked with his own credential and believed for
 * {@value #SECONDS} s. A page that wants to know waits for all answers together {@value #PATIENCE_MILLIS} ms and no
 * longer: whoever is not known to lack a right may try, and the API server decides.
 */
@ApplicationScoped
public class Rights {
    static final int SECONDS = 60;
    static final int PATIENCE_MILLIS = 1000;
    static final Lack READ_ONLY =
            new Lack("Everynode only reads here: whoever runs it has set everynode.actions=off.", "");
    private static final int MOST = 10_000;

    /** So many questions wait for one cluster at once; the others wait for those. */
    private static final int AT_ONCE = 16;

    private final Clusters clusters;
    private final ActionsConfig config;
    private final InstantSource time = InstantSource.system();
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Question, Asked> asked = new ConcurrentHashMap<>();

    private final Map<ClusterName, Semaphore> rooms = new ConcurrentHashMap<>();

    private record Question(Caller.Credential credential, ClusterName cluster, Right right) {}

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

        private Right at(Place place) {
            return new Right(verb, group, resource, place.namespace(), place.name());
        }

        /** The name of a DaemonSet says nothing of its pods. */
        private boolean named() {
            return this != DELETE_PODS;
        }

        String words() {
            return verb + " " + resource;
        }

        Lack lack(String where) {
            return new Lack("You may not " + words() + " in " + where + ".", rule());
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

    /**
     * What may be done to these: in all namespaces, else in each of theirs, else to those that are named.
     *
     * @param all that a page may show
     * @param named those among them that a right may be given for by name
     */
    public Permits permits(Caller caller, Collection<DaemonSetRef> all, Collection<DaemonSetRef> named) {
        if (config.value() == ActionsConfig.Switch.OFF) {
            return new Permits(Set.of(), Set.of(), true);
        }
        var inquiry = new Inquiry(caller.credential());
        Set<Place> everywhere =
                all.stream().map(r -> Place.everywhere(r.cluster())).collect(toSet());
        inquiry.ask(everywhere, n -> true);
        Set<Place> namespaces =
                all.stream().map(Place::namespace).filter(inquiry::open).collect(toSet());
        inquiry.ask(namespaces, n -> true);
        inquiry.ask(named.stream().map(Place::of).collect(toSet()), Need::named);
        return new Permits(union(everywhere, namespaces), Set.copyOf(inquiry.granted), false);
    }

    private static Set<Place> union(Set<Place> one, Set<Place> other) {
        return Stream.concat(one.stream(), other.stream()).collect(toUnmodifiableSet());
    }

    /** Asks from the wide to the narrow, and nothing that a wider answer has settled. */
    private final class Inquiry {
        private final Caller.Credential credential;
        private final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        private final Set<Grant> granted = new HashSet<>();

        private record Open(Grant grant, CompletableFuture<May> answer) {}

        Inquiry(Caller.Credential credential) {
            this.credential = credential;
        }

        /** Whether there is anything left to ask. */
        boolean open(Place place) {
            return Arrays.stream(Need.values()).anyMatch(n -> !settled(new Grant(place, n)));
        }

        void ask(Set<Place> where, Predicate<Need> which) {
            List<Open> open = where.stream()
                    .flatMap(p -> Arrays.stream(Need.values())
                            .filter(which)
                            .map(n -> new Grant(p, n))
                            .filter(g -> !settled(g)))
                    .map(g -> new Open(g, answer(g)))
                    .toList();
            open.stream().filter(o -> mayTry(o.answer(), end)).map(Open::grant).forEach(granted::add);
        }

        private boolean settled(Grant grant) {
            Place place = grant.place();
            return granted.contains(new Grant(Place.everywhere(place.cluster()), grant.need()))
                    || granted.contains(new Grant(new Place(place.cluster(), place.namespace(), ""), grant.need()));
        }

        private CompletableFuture<May> answer(Grant grant) {
            return Rights.this.answer(new Question(
                    credential, grant.place().cluster(), grant.need().at(grant.place())));
        }
    }

    private CompletableFuture<May> answer(Question question) {
        Instant now = time.instant();
        if (asked.size() > MOST) {
            asked.values().removeIf(a -> a.at().plusSeconds(SECONDS).isBefore(now));
        }
        return asked.compute(
                        question,
                        (q, known) ->
                                known != null && known.at().plusSeconds(SECONDS).isAfter(now)
                                        ? known
                                        : new Asked(CompletableFuture.supplyAsync(() -> ask(q), askers), now))
                .answer();
    }

    private static boolean mayTry(CompletableFuture<May> answer, long end) {
        try {
            return !(answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS) instanceof May.No);
        } catch (TimeoutException | ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private May ask(Question q) {
        Semaphore room = rooms.computeIfAbsent(q.cluster(), c -> new Semaphore(AT_ONCE));
        room.acquireUninterruptibly();
        try {
            return clusters.may(q.cluster(), q.credential(), q.right());
        } finally {
            room.release();
        }
    }
}
