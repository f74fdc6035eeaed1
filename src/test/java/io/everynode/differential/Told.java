package io.everynode.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.everynode.differential.Script.Step;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.RolloutState;
import io.everynode.model.Counts;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A cluster in words that are the same in every run, DaemonSet by DaemonSet. */
final class Told {
    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final String NOBODY = "(nobody)";

    private final Listing listing;
    private final Map<String, DaemonSetUnderstanding> insight;
    private final Step step;

    private Told(Listing listing, Map<String, DaemonSetUnderstanding> insight, Step step) {
        this.listing = listing;
        this.insight = insight;
        this.step = step;
    }

    /** What is to be told of each DaemonSet after a step, by its name; what the step leaves open is left out. */
    static Map<String, String> of(Listing listing, Map<String, DaemonSetUnderstanding> insight, Step step) {
        var told = new Told(listing, insight, step);
        var all = new TreeMap<String, String>();
        listing.daemonSets().forEach(ds -> all.put(ds.getMetadata().getName(), told.daemonSet(ds)));
        if (!listing.podsOfNobody().isEmpty()) {
            all.put(NOBODY, line("pods", told.pods(listing.podsOfNobody(), listing.revisions())));
        }
        return all;
    }

    private String daemonSet(DaemonSet ds) {
        DaemonSetUnderstanding understood = insight.get(ds.getMetadata().getName());
        return line("counts", counts(ds, understood))
                + line("pods", pods(listing.podsOf(ds), listing.revisionsOf(ds)))
                + line("revisions", revisions(ds))
                + line("events", events(ds))
                + line("rollout", state(understood.rollout().state()));
    }

    private static String line(String what, String text) {
        return "  %-10s%s%n".formatted(what, text);
    }

    /** The controller's, and ours where they differ. */
    private String counts(DaemonSet ds, DaemonSetUnderstanding understood) {
        String ours = ours(understood.counts());
        if (step.late()) {
            return "truly " + ours;
        }
        String reported = reported(ds.getStatus());
        long generation = ds.getMetadata().getGeneration();
        Long observed = ds.getStatus().getObservedGeneration();
        return reported
                + (reported.equals(ours) ? "" : ", truly " + ours)
                + (observed != null && observed == generation ? "" : ", generation not observed");
    }

    private static String reported(DaemonSetStatus status) {
        return words(Stream.of(
                status.getDesiredNumberScheduled(),
                status.getCurrentNumberScheduled(),
                status.getNumberReady(),
                status.getUpdatedNumberScheduled(),
                status.getNumberAvailable(),
                status.getNumberUnavailable(),
                status.getNumberMisscheduled()));
    }

    private static String ours(Counts counts) {
        return words(Stream.of(
                counts.desiredNumberScheduled(),
                counts.currentNumberScheduled(),
                counts.numberReady(),
                counts.updatedNumberScheduled(),
                counts.numberAvailable(),
                counts.numberUnavailable(),
                counts.numberMisscheduled()));
    }

    private static String words(Stream<Integer> numbers) {
        return numbers.map(n -> n == null ? "0" : n.toString()).collect(Collectors.joining(" "));
    }

    private String pods(List<Pod> pods, List<ControllerRevision> revisions) {
        Map<String, Long> numbers = new HashMap<>();
        revisions.forEach(
                r -> numbers.put(r.getMetadata().getLabels().get("controller-revision-hash"), r.getRevision()));
        Stream<String> each = pods.stream()
                .map(p -> (step.anyNode() ? "" : Pods.node(p) + " ") + "r" + numbers.getOrDefault(Pods.hash(p), 0L)
                        + " " + Pods.state(p))
                .sorted();
        return step.anyNode()
                ? each.collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting())).entrySet().stream()
                        .map(e -> e.getValue() + " x " + e.getKey())
                        .collect(Collectors.joining(", "))
                : each.collect(Collectors.joining(", "));
    }

    private String revisions(DaemonSet ds) {
        return listing.revisionsOf(ds).stream()
                .sorted(Comparator.comparing(ControllerRevision::getRevision))
                .map(r -> r.getRevision() + " " + template(r))
                .collect(Collectors.joining(", "));
    }

    /** Image and fate, and a sum of everything that the template says but the time of a restart. */
    private static String template(ControllerRevision revision) {
        JsonNode data = Serialization.jsonMapper().valueToTree(revision.getData());
        String restarted = data.at("/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt")
                .asText();
        String all = canonical(data);
        var sum = new CRC32();
        sum.update((restarted.isEmpty() ? all : all.replace(restarted, "")).getBytes(StandardCharsets.UTF_8));
        String fate = data.at("/spec/template/metadata/labels/behaviour").asText();
        return data.at("/spec/template/spec/containers/0/image").asText()
                + (restarted.isEmpty() ? "" : " restarted")
                + (fate.isEmpty() ? "" : " " + fate)
                + " #%08x".formatted(sum.getValue());
    }

    private static String canonical(JsonNode data) {
        try {
            return SORTED.writeValueAsString(SORTED.treeToValue(data, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String events(DaemonSet ds) {
        return listing.eventsOf(ds).stream()
                .map(Event::getReason)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Without what only time tells: a rollout that goes on, one that is stalled. */
    private static String state(RolloutState state) {
        return switch (state) {
            case RolloutState.Settled s -> s.code();
            case RolloutState.OnDelete o -> o.code();
            case RolloutState.Deleting d -> d.code();
            case RolloutState.Unobserved u -> u.code();
            case RolloutState.Progressing p -> "not settled";
            case RolloutState.Stalled s -> "not settled";
            case RolloutState.Degraded d -> "not settled";
            case RolloutState.Recovering r -> "not settled";
        };
    }
}
