package io.everynode.cluster;

import io.everynode.model.Condition;
import io.everynode.model.ContainerStatusFacts;
import io.everynode.model.NodeName;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSchedulingGate;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pod as fabric8 reads it becomes facts, if a DaemonSet controls it or nobody does. */
public final class PodTranslator {
    private PodTranslator() {}

    /**
     * Empty for a pod that something else than a DaemonSet controls.
     *
     * @throws IllegalArgumentException naming the field that is not what it should be
     */
    public static Optional<PodFacts> facts(Pod pod) {
        Optional<OwnerReference> controller = Fields.controller(Fields.meta(pod));
        return controller.isPresent() && !Fields.isDaemonSet(controller.get())
                ? Optional.empty()
                : Optional.of(facts(
                        pod.getMetadata(),
                        controller.map(o -> new Uid(Fields.text(o.getUid()))).orElse(null),
                        Objects.requireNonNullElseGet(pod.getSpec(), PodSpec::new),
                        Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new)));
    }

    private static PodFacts facts(ObjectMeta meta, @Nullable Uid controller, PodSpec spec, PodStatus status) {
        Instant deletion = Fields.instant("metadata.deletionTimestamp", meta.getDeletionTimestamp());
        Optional<Condition> readiness = condition(status, "Ready");
        boolean ready = readiness.filter(c -> c.status().equals("True")).isPresent();
        PodPhase phase = phase(status.getPhase());
        boolean simplyRunning = phase == PodPhase.Running && ready && deletion == null;
        NodeName node = Fields.text(spec.getNodeName()).isEmpty() ? null : new NodeName(spec.getNodeName());
        return new PodFacts(
                Fields.uid(meta),
                Fields.namespace(meta),
                Fields.name(meta),
                node,
                node != null ? node : target(spec).map(NodeName::new).orElse(null),
                controller,
                Fields.map(meta.getLabels()),
                Fields.createdAt(meta),
                deletion,
                phase,
                ready,
                readiness.map(Condition::lastTransition).orElse(null),
                Fields.list(status.getContainerStatuses()).stream()
                        .mapToInt(c -> (int) Fields.number(c.getRestartCount()))
                        .sum(),
                simplyRunning ? PodDetail.NONE : detail(meta, spec, status));
    }

    private static Optional<Condition> condition(PodStatus status, String type) {
        return Fields.list(status.getConditions()).stream()
                .filter(c -> type.equals(c.getType()))
                .findFirst()
                .map(PodTranslator::condition);
    }

    private static Condition condition(PodCondition c) {
        return Fields.condition(
                Fields.text(c.getType()), c.getStatus(), c.getReason(), c.getMessage(), c.getLastTransitionTime());
    }

    private static PodPhase phase(@Nullable String phase) {
        return switch (Fields.text(phase)) {
            case "", "Pending" -> PodPhase.Pending;
            case "Running" -> PodPhase.Running;
            case "Succeeded" -> PodPhase.Succeeded;
            case "Failed" -> PodPhase.Failed;
            default -> PodPhase.Unknown;
        };
    }

    /** {@code util.GetTargetNodeName}: the one value of the first term's field {@code metadata.name}. */
    private static Optional<String> target(PodSpec spec) {
        Stream<NodeSelectorRequirement> fields = Optional.ofNullable(spec.getAffinity())
                .map(a -> a.getNodeAffinity())
                .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
                .map(NodeSelector::getNodeSelectorTerms)
                .orElse(List.of())
                .stream()
                .flatMap(t -> Fields.list(t.getMatchFields()).stream());
        return fields.filter(f -> "metadata.name".equals(f.getKey()) && "In".equals(f.getOperator()))
                .findFirst()
                .filter(f -> Fields.list(f.getValues()).size() == 1)
                .map(f -> f.getValues().getFirst());
    }

    private static PodDetail detail(ObjectMeta meta, PodSpec spec, PodStatus status) {
        return new PodDetail(
                Fields.text(status.getReason()),
                Fields.text(status.getMessage()),
                condition(status, "PodScheduled").orElse(null),
                Stream.concat(
                                Fields.list(status.getInitContainerStatuses()).stream()
                                        .map(c -> container(c, true)),
                                Fields.list(status.getContainerStatuses()).stream()
                                        .map(c -> container(c, false)))
                        .toList(),
                List.copyOf(Fields.list(meta.getFinalizers())),
                Fields.list(spec.getSchedulingGates()).stream()
                        .map(PodSchedulingGate::getName)
                        .toList());
    }

    private static ContainerStatusFacts container(ContainerStatus c, boolean init) {
        ContainerState state = Objects.requireNonNullElseGet(c.getState(), ContainerState::new);
        String word = "waiting";
        String reason = "";
        String message = "";
        if (state.getRunning() != null) {
            word = "running";
        } else if (state.getTerminated() != null) {
            word = "terminated";
            reason = Fields.text(state.getTerminated().getReason());
            message = Fields.text(state.getTerminated().getMessage());
        } else if (state.getWaiting() != null) {
            reason = Fields.text(state.getWaiting().getReason());
            message = Fields.text(state.getWaiting().getMessage());
        }
        return new ContainerStatusFacts(
                Fields.text(c.getName()),
                init,
                Fields.flag(c.getReady()),
                (int) Fields.number(c.getRestartCount()),
                word,
                reason,
                message,
                end(state.getTerminated() != null ? state : c.getLastState()));
    }

    private static ContainerStatusFacts.@Nullable Termination end(@Nullable ContainerState state) {
        return state == null || state.getTerminated() == null
                ? null
                : new ContainerStatusFacts.Termination(
                        (int) Fields.number(state.getTerminated().getExitCode()),
                        Fields.text(state.getTerminated().getReason()),
                        Fields.text(state.getTerminated().getMessage()),
                        Fields.instant("finishedAt", state.getTerminated().getFinishedAt()));
    }
}
