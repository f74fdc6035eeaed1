package io.everynode.simulation.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One container of a pod on its node, as its kubelet remembers it. */
final class Container {
    private final String name;
    private final String image;
    private ContainerState state = ContainerState.CREATING;
    private ContainerState.@Nullable Ended last;
    private int restarts;
    private boolean ready;

    Container(JsonNode container) {
        name = Trees.text(container, "name");
        image = Trees.text(container, "image");
    }

    String name() {
        return name;
    }

    String image() {
        return image;
    }

    int restarts() {
        return restarts;
    }

    boolean running() {
        return state instanceof ContainerState.Running;
    }

    boolean endedWell() {
        return state instanceof ContainerState.Ended ended && ended.exitCode() == 0;
    }

    boolean ready() {
        return ready;
    }

    void ready(boolean is) {
        ready = is && running();
    }

    void wait(String reason, String message) {
        become(new ContainerState.Waiting(reason, message));
    }

    void become(ContainerState next) {
        state = next;
        ready = false;
    }

    void start(Instant now) {
        if (last != null) {
            restarts++;
        }
        become(new ContainerState.Running(now));
    }

    /** Ends it; what it was running since is remembered. */
    void end(int exitCode, String reason, String message, Instant now) {
        Instant started = state instanceof ContainerState.Running running ? running.since() : now;
        ContainerState.Ended ended = new ContainerState.Ended(exitCode, reason, message, started, now);
        last = ended;
        become(ended);
    }

    /** How long it ran until it last ended, in seconds. */
    long lastRunSeconds() {
        ContainerState.Ended ended = last;
        return ended == null
                ? 0
                : ended.finished().getEpochSecond() - ended.started().getEpochSecond();
    }

    ObjectNode json() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        boolean ran = state instanceof ContainerState.Running || last != null;
        if (ran) {
            status.put("containerID", "containerd://" + Integer.toHexString((name + image).hashCode()));
        }
        status.put("image", image);
        status.put("imageID", ran ? image : "");
        ContainerState.Ended ended = last;
        status.set("lastState", ended == null || ended == state ? JsonNodeFactory.instance.objectNode() : ended.json());
        status.put("name", name);
        status.put("ready", ready);
        status.put("restartCount", restarts);
        status.put("started", running());
        status.set("state", state.json());
        return status;
    }
}
