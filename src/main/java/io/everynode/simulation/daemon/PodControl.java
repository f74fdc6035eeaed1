package io.everynode.simulation.daemon;

import io.everynode.simulation.control.EventRecorder;
import io.everynode.simulation.control.Refused;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.PodView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries out what the controller has planned ({@code syncNodes}), at most so much at a time, and tells of it by events. */
final class PodControl {
    static final int BURST = 250;

    private final Writes writes;
    private final EventRecorder events;
    private final Map<ObjectKey, Made> templates = new HashMap<>();

    private record Made(DaemonSetView ds, String hash, PodTemplate template) {
        boolean fits(DaemonSetView other, String otherHash) {
            return ds.templateJson() == other.templateJson()
                    && ds.uid().equals(other.uid())
                    && ds.templateGeneration().equals(other.templateGeneration())
                    && hash.equals(otherHash);
        }
    }

    PodControl(Writes writes, EventRecorder events) {
        this.writes = writes;
        this.events = events;
    }

    /**
     * Creates and deletes as planned.
     *
     * @throws Refused when a pod could not be created; what was not tried is left for the next look
     */
    void carryOut(DaemonSetView ds, Plan plan, String hash) throws Refused {
        plan.notices().forEach(n -> events.record(ds.json(), n.type(), n.reason(), n.message()));
        Refused refusal = null;
        try {
            create(ds, plan.creations().stream().limit(BURST).toList(), hash);
        } catch (Refused e) {
            refusal = e;
        }
        plan.deletions().stream().limit(BURST).forEach(pod -> delete(ds, pod));
        if (refusal != null) {
            throw refusal;
        }
    }

    void forget(ObjectKey ds) {
        templates.remove(ds);
    }

    /** In batches of 1, 2, 4, ...: when everything is refused, few have asked. */
    private void create(DaemonSetView ds, List<String> nodes, String hash) throws Refused {
        PodTemplate template = template(ds, hash);
        Refused refusal = null;
        int done = 0;
        for (int batch = 1; done < nodes.size() && refusal == null; batch *= 2) {
            for (String node : nodes.subList(done, Math.min(nodes.size(), done + batch))) {
                try {
                    create(ds, template, node);
                } catch (Refused e) {
                    events.record(ds.json(), "Warning", "FailedCreate", "Error creating: " + e.getMessage());
                    refusal = e;
                }
                done++;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private void create(DaemonSetView ds, PodTemplate template, String node) throws Refused {
        PodView pod = PodView.of(writes.create(Kind.POD, template.podFor(node)));
        events.record(ds.json(), "Normal", "SuccessfulCreate", "Created pod: " + pod.name());
    }

    private void delete(DaemonSetView ds, PodView pod) {
        if (writes.delete(pod.key(), pod.uid())) {
            events.record(ds.json(), "Normal", "SuccessfulDelete", "Deleted pod: " + pod.name());
        }
    }

    private PodTemplate template(DaemonSetView ds, String hash) {
        Made made = templates.get(ds.key());
        if (made == null || !made.fits(ds, hash)) {
            made = new Made(ds, hash, new PodTemplate(ds, hash, writes::shared));
            templates.put(ds.key(), made);
        }
        return made.template;
    }
}
