package io.everynode.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts for tests of the model, each with what the test is about and plain values elsewhere. */
final class ModelFacts {
    static final ClusterName CLUSTER = new ClusterName("test");
    static final Instant T0 = Instant.parse("2026-11-24T06:00:00Z");

    private ModelFacts() {}

    static Uid uid(String text) {
        return new Uid(text);
    }

    static DaemonSetRef ref(String name) {
        return new DaemonSetRef(CLUSTER, "ns", name);
    }

    static NodeFacts node(String name, String uid, boolean cordoned) {
        return new NodeFacts(
                new NodeName(name),
                uid(uid),
                T0,
                Map.of("kubernetes.io/hostname", name),
                List.of(),
                cordoned,
                List.of(new Condition("Ready", "True", "KubeletReady", "", T0)),
                new Resources(4000, 1 << 30, 110),
                "v1.36.3");
    }

    static DaemonSetFacts daemonSet(String name, String uid, String version, Map<String, String> selector) {
        var template = new TemplateFacts(
                selector,
                Map.of(),
                null,
                Map.of(),
                null,
                List.of(),
                false,
                false,
                List.of(),
                "",
                List.of(),
                Resources.NONE);
        return new DaemonSetFacts(
                ref(name),
                uid(uid),
                version,
                T0,
                null,
                List.of(),
                1,
                1,
                Map.of(),
                Map.of(),
                List.of(),
                new LabelSelector(selector, List.of()),
                template,
                new UpdateStrategy.OnDelete(),
                0,
                10,
                Counts.ZERO,
                KeptJson.of("{}"));
    }

    static PodFacts pod(
            String name, @Nullable String controller, @Nullable String node, Map<String, String> labels, int restarts) {
        NodeName target = node == null ? null : new NodeName(node);
        return new PodFacts(
                uid(name),
                "ns",
                name,
                target,
                target,
                controller == null ? null : uid(controller),
                labels,
                T0,
                null,
                PodPhase.Running,
                true,
                T0,
                restarts,
                PodDetail.NONE);
    }

    static RevisionFacts revision(String name, String owner, long number) {
        return new RevisionFacts(
                uid(name),
                name,
                "ns",
                uid(owner),
                new RevisionNumber(number),
                "hash",
                T0,
                null,
                List.of(),
                KeptJson.of("{}"));
    }

    static EventFacts event(String name, String about, String reason, int second) {
        return new EventFacts(
                uid(name), "ns", uid(about), "Normal", reason, "", 1, T0.plusSeconds(second), T0.plusSeconds(second));
    }
}
