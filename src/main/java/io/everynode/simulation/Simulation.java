package io.everynode.simulation;

import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.EventRecorder;
import io.everynode.simulation.control.RegistryWrites;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.daemon.DaemonSetController;
import io.everynode.simulation.kubelet.Behaviour;
import io.everynode.simulation.kubelet.Behaviours;
import io.everynode.simulation.kubelet.Kubelets;
import io.everynode.simulation.kubelet.Silence;
import io.everynode.simulation.lifecycle.NodeLifecycle;
import io.everynode.simulation.lifecycle.OwnerCollector;
import io.everynode.simulation.lifecycle.PodCollector;
import io.everynode.simulation.registry.Registry;
import io.everynode.simulation.scheduler.Scheduler;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.time.Chance;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.world.Genesis;
import io.everynode.simulation.world.Levers;
import io.everynode.simulation.world.Script;
import io.everynode.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A simulated cluster without its HTTP server: the store, everything that works on it, and the time in which it does. After
 * {@link #begin} it stands at its present, and its past lies behind it.
 */
final class Simulation {
    private static final Duration MONITOR_PERIOD = Duration.ofSeconds(5);

    private final World world;
    private final Instant present;
    private final Timeline timeline;
    private final Registry registry;
    private final Caches caches;
    private final Silence silence = new Silence();
    private final Kubelets kubelets;
    private final Levers levers;
    private final Script script;
    private final Genesis genesis;

    Simulation(World world, long seed, Instant present) {
        this.world = world;
        this.present = present;
        timeline = new Timeline(Genesis.beginning(world, present));
        Store store = new Store();
        registry = new Registry(store, timeline, new Random(seed));
        caches = new Caches(store, timeline);
        Writes writes = new RegistryWrites(registry);
        Chance chance = new Chance(seed);
        new DaemonSetController(timeline, caches, writes, recorder("daemonset-controller", writes), seed);
        new Scheduler(timeline, caches, writes, recorder("default-scheduler", writes));
        kubelets = new Kubelets(
                timeline, caches, writes, recorder("kubelet", writes), behaviours(chance), silence, chance);
        new NodeLifecycle(
                timeline,
                caches,
                writes,
                recorder("node-controller", writes),
                silence,
                world.nodeGrace(),
                MONITOR_PERIOD);
        new PodCollector(timeline, caches, writes);
        new OwnerCollector(timeline, caches, writes);
        levers = new Levers(timeline, caches, writes, kubelets, silence, world.pools());
        script = new Script(timeline, world, present, levers::pull);
        genesis = new Genesis(world, present, timeline, caches, writes, levers);
    }

    /** Plays the world's past; afterwards it is the present. */
    void begin() {
        genesis.plan();
        script.begin();
        timeline.advanceTo(present);
        kubelets.reports().beat();
    }

    Timeline timeline() {
        return timeline;
    }

    Registry registry() {
        return registry;
    }

    Caches caches() {
        return caches;
    }

    Kubelets kubelets() {
        return kubelets;
    }

    Silence silence() {
        return silence;
    }

    Levers levers() {
        return levers;
    }

    Script script() {
        return script;
    }

    World world() {
        return world;
    }

    private EventRecorder recorder(String component, Writes writes) {
        EventRecorder recorder = new EventRecorder(component, timeline, writes);
        recorder.silentUntil(present.minus(EventRecorder.KEPT));
        return recorder;
    }

    private Behaviours behaviours(Chance chance) {
        List<Behaviour> rules = new ArrayList<>();
        for (World.Rule rule : world.behaviours()) {
            rules.add(new Behaviour(
                    rule.match(),
                    at(rule.from(), Instant.MIN),
                    at(rule.until(), Instant.MAX),
                    rule.pull(),
                    rule.ready(),
                    rule.stop(),
                    rule.fate()));
        }
        return new Behaviours(rules, chance);
    }

    private Instant at(@Nullable Duration relative, Instant otherwise) {
        return relative == null ? otherwise : present.plus(relative);
    }
}
