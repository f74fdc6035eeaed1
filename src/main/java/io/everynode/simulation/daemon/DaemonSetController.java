package io.everynode.simulation.daemon;

import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.EventRecorder;
import io.everynode.simulation.control.Refused;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.PodView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The DaemonSet controller ({@code pkg/controller/daemon}). A change of a DaemonSet, of one of its pods or of a node lets it
 * look at the DaemonSet, a moment later; while that look is to come, further changes add nothing.
 */
public final class DaemonSetController {
    private final Timeline timeline;
    private final Caches caches;
    private final Writes writes;
    private final EventRecorder events;
    private final History history;
    private final Claims claims;
    private final PodControl pods;
    private final Placements placements = new Placements();
    private final Backoff failedPods = new Backoff();
    private final Retries retries = new Retries();
    private final LookQueue looks;
    private final Random random;

    public DaemonSetController(Timeline timeline, Caches caches, Writes writes, EventRecorder events, long seed) {
        this.timeline = timeline;
        this.caches = caches;
        this.writes = writes;
        this.events = events;
        this.history = new History(caches.revisions(), writes);
        this.claims = new Claims(caches.pods(), writes);
        this.pods = new PodControl(writes, events);
        this.looks = new LookQueue(timeline, () -> caches.nodes().size(), this::look);
        this.random = new Random(seed);
        caches.add(new Wakes(caches, placements, looks, this::forget));
    }

    private void look(ObjectKey key) {
        DaemonSetView ds = caches.daemonSet(key);
        if (ds == null || ds.deleting()) {
            return;
        }
        if (ds.selector().selectsEverything()) {
            events.record(
                    ds.json(),
                    "Warning",
                    "SelectingAll",
                    "This daemon set is selecting all pods. A non-empty selector is required.");
            return;
        }
        try {
            sync(ds);
            retries.succeeded(key);
        } catch (Refused e) {
            looks.after(key, retries.failed(key));
        }
    }

    /** {@code syncDaemonSet}: the status is written even when a pod was refused. */
    private void sync(DaemonSetView ds) throws Refused {
        List<PodView> claimed = claims.of(ds);
        History.Known known = history.construct(ds, claimed);
        Situation situation = Situation.of(
                ds, caches.nodes(), placements.of(ds), Claims.byNode(claimed), known.hash(), timeline.instant());
        try {
            act(situation);
            history.cleanUp(ds, known.old(), claimed);
        } finally {
            report(situation);
        }
    }

    /** A rolling update comes only when there is nothing to manage: its deletions and creations would still be on their way. */
    private void act(Situation situation) throws Refused {
        DaemonSetView ds = situation.ds();
        Plan plan = Management.plan(situation, failedPods);
        plan.looks().forEach(delay -> looks.after(ds.key(), delay));
        pods.carryOut(ds, plan, situation.hash());
        if (plan.creations().isEmpty()
                && plan.deletions().isEmpty()
                && !ds.strategy().onDelete()) {
            pods.carryOut(ds, RollingUpdate.plan(situation, random), situation.hash());
        }
    }

    /** {@code storeDaemonSetStatus}. */
    private void report(Situation situation) {
        DaemonSetView ds = situation.ds();
        Counts counts = Counts.of(situation);
        boolean observed = ds.observedGeneration() >= ds.generation();
        if (!observed || !counts.equalTo(ds.json().path("status"))) {
            writes.changeStatus(
                    ds.key(), ds.uid(), status -> Trees.with(counts.in(status), ds.generation(), "observedGeneration"));
        }
        if (ds.minReadySeconds() > 0 && counts.ready() != counts.available()) {
            looks.after(ds.key(), Duration.ofSeconds(ds.minReadySeconds()));
        }
    }

    private void forget(ObjectKey ds) {
        placements.forget(ds);
        pods.forget(ds);
        retries.succeeded(ds);
    }

    /** How long to wait after a failed look: 5 ms doubled each time, up to 1000 s ({@code DefaultControllerRateLimiter}). */
    private static final class Retries {
        private final Map<ObjectKey, Integer> failures = new HashMap<>();

        Duration failed(ObjectKey key) {
            int before = failures.merge(key, 1, Integer::sum) - 1;
            return Duration.ofMillis(Math.min(1_000_000L, 5L << Math.min(before, 20)));
        }

        void succeeded(ObjectKey key) {
            failures.remove(key);
        }
    }
}
