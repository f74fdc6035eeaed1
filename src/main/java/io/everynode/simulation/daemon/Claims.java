package io.everynode.simulation.daemon;

import io.everynode.simulation.control.PodIndex;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.PodView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which pods are a DaemonSet's: it adopts orphans that its selector matches and releases its own that it no longer does. */
final class Claims {
    private final PodIndex pods;
    private final Writes writes;

    Claims(PodIndex pods, Writes writes) {
        this.pods = pods;
        this.writes = writes;
    }

    /** {@code ClaimPods}. */
    List<PodView> of(DaemonSetView ds) {
        List<PodView> claimed = new ArrayList<>();
        for (PodView pod : List.copyOf(pods.ownedBy(ds.uid()))) {
            if (ds.selector().matches(pod)) {
                claimed.add(pod);
            } else {
                writes.change(pod.key(), pod.uid(), json -> Owners.released(json, ds));
            }
        }
        for (PodView pod : List.copyOf(pods.orphansIn(ds.key().namespace()))) {
            if (!pod.deleting() && ds.selector().matches(pod)) {
                writes.change(pod.key(), pod.uid(), json -> Owners.adopted(json, ds));
                claimed.add(pod);
            }
        }
        return claimed;
    }

    /** The claimed pods by node ({@code getNodesToDaemonPods}), without those that have ended and are being deleted. */
    static Map<String, List<PodView>> byNode(List<PodView> claimed) {
        Map<String, List<PodView>> byNode = new HashMap<>();
        for (PodView pod : claimed) {
            String target = pod.target();
            if (target != null && !(pod.terminal() && pod.deleting())) {
                byNode.computeIfAbsent(target, any -> new ArrayList<>(2)).add(pod);
            }
        }
        return byNode;
    }
}
