package io.everynode.simulation.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.time.Scheduled;
import io.everynode.simulation.view.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What a pod's life needs from its node. */
interface PodHost {
    Instant now();

    Conduct conduct(PodView pod);

    /** How long the images take to be there; hardly any time when the node has them. */
    Duration pullTakes(PodView pod, List<String> images);

    void keepImages(PodView pod, List<String> images);

    /** How long the pod takes from its start to its readiness, this time. */
    Duration readyAfter(PodView pod);

    /** Lets a step follow after a while; when the node is not heard of then, as soon as it is. */
    Scheduled later(PodView pod, Duration delay, Runnable step);

    void write(PodView pod, Function<JsonNode, ObjectNode> status);

    void warn(PodView pod, String reason, String message);
}
