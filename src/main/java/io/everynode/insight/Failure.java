package io.everynode.insight;

import io.everynode.insight.FailingReason.ContainerFailure;
import io.everynode.insight.FailingReason.CrashLoop;
import io.everynode.insight.FailingReason.CreateContainer;
import io.everynode.insight.FailingReason.ImagePull;
import io.everynode.insight.FailingReason.InitContainer;
import io.everynode.insight.FailingReason.ReadinessProbe;
import io.everynode.insight.FailingReason.Rejected;
import io.everynode.model.ContainerFacts;
import io.everynode.model.ContainerStatusFacts;
import io.everynode.model.ContainerStatusFacts.Termination;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.TemplateFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads off a pod's container statuses whether and how it fails. */
final class Failure {
    private static final Set<String> PULL = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "ImageInspectError",
            "RegistryUnavailable");
    private static final Set<String> CREATE = Set.of(
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError",
            "PreCreateHookError",
            "PreStartHookError",
            "PostStartHookError");

    /** A crash so long ago, with none since, is behind: the kubelet's longest back-off, twice. */
    private static final Duration BEHIND = Duration.ofMinutes(10);

    private final TemplateFacts template;
    private final Instant now;

    Failure(TemplateFacts template, Instant now) {
        this.template = template;
        this.now = now;
    }

    /** @param slow it had the time that a start may take, so merely running without being ready is a failure */
    @Nullable
    FailingReason of(PodOnNode on, boolean slow) {
        PodFacts pod = on.facts();
        if (pod.phase() == PodPhase.Failed) {
            return new Rejected(pod.detail().reason(), pod.detail().message());
        }
        for (ContainerStatusFacts container : pod.detail().containers()) {
            ContainerFailure why = of(container, on.current());
            if (why != null) {
                return container.init() ? new InitContainer(container.name(), why) : why;
            }
        }
        return slow && pod.phase() == PodPhase.Running ? notReady(pod) : null;
    }

    private @Nullable ContainerFailure of(ContainerStatusFacts container, boolean current) {
        String name = container.name();
        if (PULL.contains(container.reason())) {
            return new ImagePull(name, current ? image(name) : "", container.reason(), container.message());
        }
        if (CREATE.contains(container.reason())) {
            return new CreateContainer(name, container.reason(), container.message());
        }
        return crashes(container) ? crash(container) : null;
    }

    /** When a container that crashed, and runs without being ready, has left that behind; absent if none has to. */
    @Nullable
    Instant turnsAt(PodFacts pod) {
        return pod.detail().containers().stream()
                .filter(c -> c.state().equals("running") && crashes(c))
                .map(ContainerStatusFacts::lastTermination)
                .flatMap(last -> last == null || last.at() == null
                        ? Stream.empty()
                        : Stream.of(last.at().plus(BEHIND)))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /**
     * Between two crashes a container runs for a while; it is still the same trouble until the pod is ready, so that
     * the verdict does not flicker with the back-off.
     */
    private boolean crashes(ContainerStatusFacts container) {
        if (container.ready() || container.init() && endedWell(container)) {
            return false;
        }
        Termination last = container.lastTermination();
        return container.reason().equals("CrashLoopBackOff")
                || container.state().equals("terminated")
                || container.restarts() > 0 && last != null && last.exitCode() != 0 && !isBehind(last);
    }

    private boolean isBehind(Termination last) {
        return last.at() != null && !now.isBefore(last.at().plus(BEHIND));
    }

    private static boolean endedWell(ContainerStatusFacts container) {
        return container.state().equals("terminated") && container.reason().equals("Completed");
    }

    private static CrashLoop crash(ContainerStatusFacts container) {
        Termination last = container.lastTermination();
        return last == null
                ? new CrashLoop(container.name(), null, container.reason(), container.restarts(), container.message())
                : new CrashLoop(container.name(), last.exitCode(), last.reason(), container.restarts(), last.message());
    }

    private ReadinessProbe notReady(PodFacts pod) {
        var names = pod.detail().containers().stream()
                .filter(c -> !c.init() && !c.ready())
                .map(ContainerStatusFacts::name)
                .toList();
        return new ReadinessProbe(
                names,
                template.containers().stream()
                        .anyMatch(c -> c.readinessProbe() && (names.isEmpty() || names.contains(c.name()))));
    }

    private String image(String container) {
        return template.containers().stream()
                .filter(c -> c.name().equals(container))
                .map(ContainerFacts::image)
                .findFirst()
                .orElse("");
    }
}
