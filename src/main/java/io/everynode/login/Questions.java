package io.everynode.login;

import io.everynode.cluster.Clusters;
import io.everynode.cluster.May;
import io.everynode.cluster.Right;
import io.everynode.cluster.WhoAmI;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks every cluster who the holder of a token is and whether he may read what is shown, all at once. */
final class Questions {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final List<Right> NEEDED = List.of(
            Right.everywhere("list", "apps", "daemonsets"),
            Right.everywhere("list", "apps", "controllerrevisions"),
            Right.everywhere("list", "", "pods"),
            Right.everywhere("list", "", "nodes"),
            Right.everywhere("list", "", "events"));

    private final Clusters clusters;
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();

    Questions(Clusters clusters) {
        this.clusters = clusters;
    }

    private sealed interface Answer {
        record Yes(String name, Set<String> groups) implements Answer {}

        record No(String name, List<Right> missing) implements Answer {}

        record Stranger() implements Answer {}

        record Silence(String why) implements Answer {}
    }

    /** @param confirmed the clusters that really said yes, without those that were taken to say so still */
    record Heard(Visit visit, Set<ClusterName> confirmed) {}

    /** @param before what was said not long ago: a cluster that is silent now is taken to say so still */
    Heard ask(Caller.Credential.Token token, Optional<Caller> before) {
        var asked = new TreeMap<ClusterName, Future<Answer>>();
        clusters.names().forEach(c -> asked.put(c, askers.submit(() -> ask(c, token))));
        var answers = new TreeMap<ClusterName, Answer>();
        asked.forEach((c, answer) -> answers.put(c, await(answer)));
        answers.forEach(Questions::log);
        return new Heard(
                conclude(answers, token, before),
                answers.entrySet().stream()
                        .filter(a -> a.getValue() instanceof Answer.Yes)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Answer ask(ClusterName cluster, Caller.Credential.Token token) {
        return switch (clusters.whoAmI(cluster, token)) {
            case WhoAmI.Refused refused -> new Answer.Stranger();
            case WhoAmI.NoAnswer silence -> new Answer.Silence(silence.why());
            case WhoAmI.Known known -> rightsOf(known, cluster, token);
        };
    }

    private Answer rightsOf(WhoAmI.Known known, ClusterName cluster, Caller.Credential.Token token) {
        var missing = new ArrayList<Right>();
        for (Right right : NEEDED) {
            switch (clusters.may(cluster, token, right)) {
                case May.Yes yes -> {}
                case May.No no -> missing.add(right);
                case May.NoAnswer silence -> {
                    return new Answer.Silence(silence.why());
                }
            }
        }
        return missing.isEmpty()
                ? new Answer.Yes(known.name(), known.groups())
                : new Answer.No(known.name(), List.copyOf(missing));
    }

    private static Answer await(Future<Answer> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Answer.Silence("The API server does not answer in time.");
        } catch (ExecutionException e) {
            return new Answer.Silence("The API server could not be asked.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Silence("The question was broken off.");
        }
    }

    /** As one line, whatever the cluster wrote into it. */
    private static void log(ClusterName cluster, Answer answer) {
        if (answer instanceof Answer.Silence(String why)) {
            Log.warnf("%s does not say whose token this is: %s", cluster, why.replaceAll("[\\p{Cc}\u2028\u2029]", " "));
        }
    }

    private static Visit conclude(
            SortedMap<ClusterName, Answer> answers, Caller.Credential.Token token, Optional<Caller> before) {
        var seen = new TreeSet<ClusterName>();
        answers.forEach((cluster, answer) -> {
            if (answer instanceof Answer.Yes
                    || (answer instanceof Answer.Silence
                            && before.filter(b -> b.sees(cluster)).isPresent())) {
                seen.add(cluster);
            }
        });
        return first(answers, Answer.Yes.class)
                .map(yes -> new Caller(yes.getValue().name(), yes.getValue().groups(), Set.copyOf(seen), token))
                .or(() -> before.filter(b -> !seen.isEmpty())
                        .map(b -> new Caller(b.name(), b.groups(), Set.copyOf(seen), token)))
                .<Visit>map(Visit.Welcome::new)
                .orElseGet(() -> turnedAway(answers));
    }

    private static Visit turnedAway(SortedMap<ClusterName, Answer> answers) {
        return first(answers, Answer.No.class)
                .<Visit>map(no -> lacking(no.getKey(), no.getValue()))
                .or(() -> first(answers, Answer.Silence.class).map(silence -> new Visit.Unanswered()))
                .orElseGet(Visit.Unknown::new);
    }

    private static Visit lacking(ClusterName cluster, Answer.No no) {
        return new Visit.Lacking(
                no.name(),
                cluster,
                no.missing().stream().map(Right::toString).toList(),
                no.missing().stream().map(Questions::rule).collect(Collectors.joining("\n")));
    }

    private static String rule(Right right) {
        return "- apiGroups: [\"%s\"]\n  resources: [%s]\n  verbs: [%s]"
                .formatted(right.group(), right.resource(), right.verb());
    }

    private static <A extends Answer> Optional<Map.Entry<ClusterName, A>> first(
            SortedMap<ClusterName, Answer> answers, Class<A> kind) {
        return answers.entrySet().stream()
                .filter(e -> kind.isInstance(e.getValue()))
                .findFirst()
                .map(e -> Map.entry(e.getKey(), kind.cast(e.getValue())));
    }
}
