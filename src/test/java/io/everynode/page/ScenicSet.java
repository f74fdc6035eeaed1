package io.everynode.page;

import io.everynode.model.ContainerFacts;
import io.everynode.model.ContainerStatusFacts;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.EventFacts;
import io.everynode.model.IntOrPercent;
import io.everynode.model.KeptJson;
import io.everynode.model.LabelSelector;
import io.everynode.model.NodeName;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Resources;
import io.everynode.model.RevisionFacts;
import io.everynode.model.RevisionNumber;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import io.everynode.model.Uid;
import io.everynode.model.UpdateStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A DaemonSet of a {@link Scene}, with its revisions, pods and events. */
public final class ScenicSet {
    private final DaemonSetRef ref;
    private final List<RevisionFacts> revisions = new ArrayList<>();
    private final Map<NodeName, List<PodFacts>> pods = new HashMap<>();
    private final List<EventFacts> events = new ArrayList<>();
    private final Map<String, String> nodeSelector = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final List<Toleration> tolerations = new ArrayList<>();
    private UpdateStrategy strategy =
            new UpdateStrategy.RollingUpdate(new IntOrPercent(1, false), new IntOrPercent(0, false));
    private String image = "";
    private String template = "{}";
    private Counts reported = Counts.ZERO;
    private String priorityClass = "";
    private int minReadySeconds;

    ScenicSet(DaemonSetRef ref) {
        this.ref = ref;
    }

    public DaemonSetRef ref() {
        return ref;
    }

    public ScenicSet onPool(String pool) {
        nodeSelector.put("pool", pool);
        return this;
    }

    public ScenicSet labelled(String key, String value) {
        labels.put(key, value);
        return this;
    }

    public ScenicSet toleratingEverything() {
        tolerations.add(new Toleration("", "Exists", "", ""));
        return this;
    }

    public ScenicSet onDelete() {
        strategy = new UpdateStrategy.OnDelete();
        return this;
    }

    public ScenicSet readyFor(int seconds) {
        minReadySeconds = seconds;
        return this;
    }

    public ScenicSet priority(String name) {
        priorityClass = name;
        return this;
    }

    public ScenicSet reporting(Counts counts) {
        reported = counts;
        return this;
    }

    /** Adds a revision; the last one added is the live template. */
    public ScenicSet revision(long number, String ofImage, Duration age, @Nullable String cause) {
        return revision(number, ofImage, "", age, cause);
    }

    /** @param restartedAt of the template's annotation; empty where it was never restarted */
    public ScenicSet revision(long number, String ofImage, String restartedAt, Duration age, @Nullable String cause) {
        image = ofImage;
        template = """
                {"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"%s"}},
                 "spec":{"containers":[{"name":"main","image":"%s","env":[{"name":"TOKEN","value":"s3cret"}]}]}}""".formatted(restartedAt, ofImage);
        revisions.add(new RevisionFacts(
                new Uid(ref.name() + "-revision-" + number),
                ref.name() + "-" + hash(number),
                ref.namespace(),
                uid(),
                new RevisionNumber(number),
                hash(number),
                Scene.NOW.minus(age),
                cause,
                List.of(ofImage),
                KeptJson.of("{\"spec\":{\"template\":" + template + "}}")));
        return this;
    }

    /** A pod that runs well on each of these nodes. */
    public ScenicSet running(long revision, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(n -> pod(n, revision, true, null, PodDetail.NONE));
        return this;
    }

    public ScenicSet terminating(int node, long revision, Instant since) {
        return pod(node, revision, false, since, PodDetail.NONE);
    }

    public ScenicSet crashing(int node, long revision, int restarts, String message) {
        var status = new ContainerStatusFacts(
                "main",
                false,
                false,
                restarts,
                "waiting",
                "CrashLoopBackOff",
                "",
                new ContainerStatusFacts.Termination(1, "Error", message, null));
        return pod(node, revision, false, null, new PodDetail("", "", null, List.of(status), List.of(), List.of()));
    }

    /** It takes the place of the one that is there. */
    private ScenicSet pod(int node, long revision, boolean ready, @Nullable Instant deleted, PodDetail detail) {
        NodeName name = Scene.name(node);
        int restarts = detail.containers().stream()
                .mapToInt(ContainerStatusFacts::restarts)
                .sum();
        pods.put(
                name,
                List.of(new PodFacts(
                        new Uid(ref.name() + "-pod-" + node),
                        ref.namespace(),
                        ref.name() + "-x" + node,
                        name,
                        name,
                        uid(),
                        Map.of("app", ref.name(), "controller-revision-hash", hash(revision)),
                        Scene.NOW.minusSeconds(3000 - node % 2000),
                        deleted,
                        PodPhase.Running,
                        ready,
                        Scene.NOW.minusSeconds(2900 - node % 2000),
                        restarts,
                        detail)));
        return this;
    }

    public ScenicSet event(String type, String reason, String message, int count, Duration age) {
        events.add(new EventFacts(
                new Uid(ref.name() + "-event-" + events.size()),
                ref.namespace(),
                uid(),
                type,
                reason,
                message,
                count,
                Scene.NOW.minus(age),
                Scene.NOW.minus(age)));
        return this;
    }

    DaemonSetSlice slice() {
        var facts = new DaemonSetFacts(
                ref,
                uid(),
                "100",
                Scene.NOW.minus(Duration.ofDays(800)),
                null,
                List.of(),
                31,
                31,
                labels,
                Map.of(),
                List.of("kubectl"),
                new LabelSelector(Map.of("app", ref.name()), List.of()),
                new TemplateFacts(
                        Map.of("app", ref.name()),
                        Map.of(),
                        null,
                        nodeSelector,
                        null,
                        tolerations,
                        false,
                        false,
                        List.of("/var/log"),
                        priorityClass,
                        List.of(new ContainerFacts(
                                "main", image, false, new Resources(100, 128L << 20, 1), List.of(), true, false)),
                        new Resources(100, 128L << 20, 1)),
                strategy,
                minReadySeconds,
                10,
                reported,
                KeptJson.of("{\"metadata\":{\"managedFields\":[{\"manager\":\"helm\",\"operation\":\"Apply\"}]},"
                        + "\"spec\":{\"template\":" + template + "}}"));
        return new DaemonSetSlice(facts, pods, revisions, events);
    }

    private Uid uid() {
        return new Uid("uid-" + ref.name());
    }

    private static String hash(long revision) {
        return "5f6d" + revision;
    }
}
