package io.everynode.insight;

import io.everynode.model.ClusterName;
import io.everynode.model.Condition;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.IntOrPercent;
import io.everynode.model.KeptJson;
import io.everynode.model.LabelSelector;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.NodeSelectorTerm;
import io.everynode.model.Resources;
import io.everynode.model.RevisionFacts;
import io.everynode.model.RevisionNumber;
import io.everynode.model.Taint;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import io.everynode.model.Uid;
import io.everynode.model.UpdateStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts for tests in which most of a fact does not matter. */
final class Facts {
    static final DaemonSetRef AGENT = new DaemonSetRef(new ClusterName("test"), "infra", "agent");
    static final Uid AGENT_UID = new Uid("agent");
    static final Instant LONG_AGO = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    static final KeptJson NO_JSON = KeptJson.of("{}");
    static final UpdateStrategy ROLLING =
            new UpdateStrategy.RollingUpdate(new IntOrPercent(1, false), new IntOrPercent(0, false));

    private Facts() {}

    static NodeFacts node(String name, Map<String, String> labels, List<Taint> taints, List<Condition> conditions) {
        return new NodeFacts(
                new NodeName(name),
                new Uid(name),
                LONG_AGO,
                labels,
                taints,
                false,
                conditions,
                new Resources(16_000, 64L << 30, 110),
                "v1.36.3");
    }

    static NodeFacts node(String name, Map<String, String> labels, Taint... taints) {
        return node(name, labels, List.of(taints), List.of(ready("True")));
    }

    static Condition ready(String status) {
        return new Condition("Ready", status, "", "", LONG_AGO);
    }

    static Taint taint(String key, String value, String effect) {
        return new Taint(key, value, effect, null);
    }

    static TemplateFacts template(
            Map<String, String> selector, @Nullable List<NodeSelectorTerm> terms, Toleration... tolerations) {
        return new TemplateFacts(
                Map.of("app", "agent"),
                Map.of(),
                null,
                selector,
                terms,
                List.of(tolerations),
                false,
                false,
                List.of(),
                "",
                List.of(),
                new Resources(100, 128L << 20, 0));
    }

    static DaemonSetFacts daemonSet(TemplateFacts template, UpdateStrategy strategy, int minReadySeconds) {
        return daemonSet(template, strategy, minReadySeconds, 1, Map.of());
    }

    static DaemonSetFacts daemonSet(
            TemplateFacts template,
            UpdateStrategy strategy,
            int minReadySeconds,
            long generation,
            Map<String, String> annotations) {
        return new DaemonSetFacts(
                AGENT,
                AGENT_UID,
                "1",
                LONG_AGO,
                null,
                List.of(),
                generation,
                generation,
                Map.of(),
                annotations,
                List.of(),
                new LabelSelector(Map.of("app", "agent"), List.of()),
                template,
                strategy,
                minReadySeconds,
                10,
                Counts.ZERO,
                NO_JSON);
    }

    /** The same under another name, and as it stands in the API server. */
    static DaemonSetFacts daemonSetAs(DaemonSetRef ref, DaemonSetFacts facts, String json) {
        return like(facts, ref, facts.reported(), KeptJson.of(json));
    }

    /** The same once the controller has counted. */
    static DaemonSetFacts reporting(Counts reported, DaemonSetFacts facts) {
        return like(facts, facts.ref(), reported, facts.json());
    }

    private static DaemonSetFacts like(DaemonSetFacts facts, DaemonSetRef ref, Counts reported, KeptJson json) {
        return new DaemonSetFacts(
                ref,
                facts.uid(),
                facts.resourceVersion(),
                facts.createdAt(),
                facts.deletionTimestamp(),
                facts.finalizers(),
                facts.generation(),
                facts.observedGeneration(),
                facts.labels(),
                facts.annotations(),
                facts.managers(),
                facts.selector(),
                facts.template(),
                facts.strategy(),
                facts.minReadySeconds(),
                facts.revisionHistoryLimit(),
                reported,
                json);
    }

    static RevisionFacts revision(long number, String hash, Instant createdAt, String data) {
        return new RevisionFacts(
                new Uid("revision-" + number),
                "agent-" + hash,
                "infra",
                AGENT_UID,
                new RevisionNumber(number),
                hash,
                createdAt,
                null,
                List.of(),
                KeptJson.of(data));
    }
}
