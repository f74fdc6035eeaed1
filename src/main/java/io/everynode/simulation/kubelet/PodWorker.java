package io.everynode.simulation.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Scheduled;
import io.everynode.simulation.view.Json;
import io.everynode.simulation.view.PodView;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pod on its node, from the moment it is bound to its end: images are pulled, init containers run, containers start,
 * become ready, and whatever the pod's fate is befalls it.
 */
final class PodWorker {
    private static final Duration ADMISSION = Duration.ofMillis(100);
    private static final Duration STEP = Duration.ofMillis(400);
    private static final Duration BACK_OFF_SHOWN_AFTER = Duration.ofSeconds(1);

    private final PodHost host;
    private final PodView pod;
    private final List<Container> inits;
    private final List<Container> containers;
    private final RestartBackoff backoff = new RestartBackoff();
    private String phase = "Pending";
    private String reason = "";
    private String message = "";
    private int pulls;
    private boolean created;
    private @Nullable Fate fate;
    private @Nullable Scheduled next;
    private @Nullable Scheduled end;

    PodWorker(PodHost host, PodView pod) {
        this.host = host;
        this.pod = pod;
        this.inits = Json.list(Trees.at(pod.json(), "spec", "initContainers"), Container::new);
        this.containers = Json.list(Trees.at(pod.json(), "spec", "containers"), Container::new);
    }

    PodView pod() {
        return pod;
    }

    /** Begins the pod's life on its node. */
    void begin() {
        next(ADMISSION, this::admit);
    }

    /** Whether the containers run, so that one can be made to crash. */
    boolean running() {
        return phase.equals("Running") && containers.getFirst().running();
    }

    /** Lets the first container end once, whatever the pod's fate. */
    void crashOnce(int exitCode, String text) {
        crash(new Fate.Crash(Duration.ZERO, exitCode, "Error", text, 1));
    }

    /** Stops everything: the pod is gone, or its kubelet is about to end it. */
    void halt() {
        cancel(next);
        cancel(end);
    }

    /** Writes the status anew: while the node was not heard of others may have written it. */
    void report() {
        if (created || !phase.equals("Pending")) {
            write();
        }
    }

    /** A rule has begun or ended: what holds now takes effect as far as it differs from what held. */
    void reconsider() {
        Fate before = fate;
        fate = host.conduct(pod).fate();
        boolean ended = phase.equals("Failed") || phase.equals("Succeeded");
        if (ended || !phase.equals("Running") && !created && fate instanceof Fate.Crash) {
            return;
        }
        if (!java.util.Objects.equals(before, fate)) {
            cancel(end);
            if (created) {
                takeEffectOnRunning();
            } else if (fate == null) {
                next(STEP, this::pull);
            }
        }
    }

    private void takeEffectOnRunning() {
        if (fate instanceof Fate.Unready unready) {
            containers.forEach(container -> container.ready(false));
            write();
            unhealthy(unready);
        } else if (running()) {
            meetFate();
            next(host.readyAfter(pod), this::becomeReady);
        }
    }

    private void admit() {
        fate = host.conduct(pod).fate();
        if (fate instanceof Fate.Fails fails && fails.after().isZero()) {
            finish("Failed", fails.reason(), fails.message());
            return;
        }
        containers.forEach(c -> c.become(inits.isEmpty() ? ContainerState.CREATING : ContainerState.INITIALIZING));
        write();
        if (fate instanceof Fate.Creating creating) {
            host.warn(pod, "FailedMount", creating.message());
        } else {
            pull();
        }
    }

    private void pull() {
        next(host.pullTakes(pod, images()), this::pulled);
    }

    private void pulled() {
        if (fate instanceof Fate.ImagePull failing && (failing.times() == 0 || pulls < failing.times())) {
            pulls++;
            failToPull(failing);
            return;
        }
        host.keepImages(pod, images());
        backoff.reset();
        initialize(0);
    }

    private void failToPull(Fate.ImagePull failing) {
        Container failed = first();
        String why = failing.message().isEmpty()
                ? "rpc error: code = NotFound desc = failed to pull and unpack image \"" + failed.image()
                        + "\": not found"
                : failing.message();
        String text = "Failed to pull image \"" + failed.image() + "\": " + why;
        failed.wait("ErrImagePull", why);
        write();
        host.warn(pod, "Failed", text);
        Duration wait = backoff.next();
        next(BACK_OFF_SHOWN_AFTER, () -> {
            failed.wait("ImagePullBackOff", "Back-off pulling image \"" + failed.image() + "\": ErrImagePull: " + why);
            write();
            next(wait, this::pulled);
        });
    }

    /** Runs one init container after the other, then creates the containers. */
    private void initialize(int index) {
        if (index == inits.size()) {
            create();
            return;
        }
        Container init = inits.get(index);
        init.start(host.now());
        write();
        next(STEP, () -> {
            boolean fails = index == 0
                    && fate instanceof Fate.Init failing
                    && (failing.times() == 0 || init.restarts() < failing.times());
            if (fails && fate instanceof Fate.Init failing) {
                init.end(failing.exitCode(), "Error", failing.message(), host.now());
                restartLater(init, () -> initialize(index));
            } else {
                init.end(0, "Completed", "", host.now());
                initialize(index + 1);
            }
        });
    }

    private void create() {
        if (fate instanceof Fate.Config config) {
            first().wait("CreateContainerConfigError", config.message());
            write();
            host.warn(pod, "Failed", "Error: " + config.message());
            return;
        }
        created = true;
        phase = "Running";
        containers.forEach(container -> container.start(host.now()));
        Duration ready = host.readyAfter(pod);
        if (ready.isZero() && !(fate instanceof Fate.Unready)) {
            containers.forEach(container -> container.ready(true));
        }
        write();
        meetFate();
        if (!ready.isZero()) {
            next(ready, this::becomeReady);
        }
    }

    private void becomeReady() {
        if (fate instanceof Fate.Unready unready) {
            unhealthy(unready);
            return;
        }
        containers.forEach(container -> container.ready(true));
        write();
    }

    private void unhealthy(Fate.Unready unready) {
        host.warn(pod, "Unhealthy", "Readiness probe failed: " + unready.message());
    }

    /** Sets going what is to befall the running containers. */
    private void meetFate() {
        switch (fate) {
            case Fate.Crash crash
            when crash.times() == 0 || first().restarts() < crash.times() -> end(crash.after(), () -> crash(crash));
            case Fate.Fails fails -> end(fails.after(), () -> finish("Failed", fails.reason(), fails.message()));
            case Fate.Succeeds succeeds -> end(succeeds.after(), () -> finish("Succeeded", "", ""));
            case null, default -> {}
        }
    }

    private void crash(Fate.Crash crash) {
        cancel(next);
        Container crashed = first();
        crashed.end(crash.exitCode(), crash.reason(), crash.message(), host.now());
        if (crashed.lastRunSeconds() >= RestartBackoff.WELL_AFTER_SECONDS) {
            backoff.reset();
        }
        restartLater(crashed, () -> {
            crashed.start(host.now());
            write();
            meetFate();
            next(host.readyAfter(pod), this::becomeReady);
        });
    }

    /** Restarts at once the first time, and after longer and longer waits from then on. */
    private void restartLater(Container container, Runnable restart) {
        write();
        if (backoff.isFirst()) {
            backoff.begin();
            next(BACK_OFF_SHOWN_AFTER, restart);
            return;
        }
        Duration wait = backoff.next();
        String text = "back-off " + RestartBackoff.text(wait) + " restarting failed container=" + container.name()
                + " pod=" + pod.name() + "_" + pod.key().namespace() + "(" + pod.uid() + ")";
        next(BACK_OFF_SHOWN_AFTER, () -> {
            container.wait("CrashLoopBackOff", text);
            write();
            host.warn(
                    pod,
                    "BackOff",
                    "Back-off restarting failed container " + container.name() + " in pod " + pod.name() + "_"
                            + pod.key().namespace() + "(" + pod.uid() + ")");
            next(wait, restart);
        });
    }

    /** The pod has ended as a whole. */
    private void finish(String as, String why, String text) {
        cancel(next);
        boolean well = as.equals("Succeeded");
        containers.stream()
                .filter(Container::running)
                .forEach(c -> c.end(well ? 0 : 137, well ? "Completed" : "Error", "", host.now()));
        phase = as;
        reason = why;
        message = text;
        write();
        if (!well) {
            host.warn(pod, why, text);
        }
    }

    private void write() {
        host.write(pod, this::status);
    }

    private ObjectNode status(JsonNode before) {
        ObjectNode status = PodStatus.of(before, host.now(), phase, inits, containers);
        return reason.isEmpty() ? status : PodStatus.failed(status, reason, message);
    }

    private Container first() {
        return containers.getFirst();
    }

    private List<String> images() {
        return containers.stream().map(Container::image).toList();
    }

    private void next(Duration delay, Runnable step) {
        cancel(next);
        next = host.later(pod, delay, step);
    }

    private void end(Duration delay, Runnable step) {
        cancel(end);
        end = host.later(pod, delay, step);
    }

    private static void cancel(@Nullable Scheduled event) {
        if (event != null) {
            event.cancel();
        }
    }
}
