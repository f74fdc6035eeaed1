package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.kubelet.Fate;
import io.everynode.simulation.kubelet.Match;
import io.everynode.simulation.kubelet.Span;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cluster to be simulated. Times are relative to the present, the moment at which somebody first looks; what lies before it
 * is played through at once, so that everything has the age and the history that it should.
 *
 * @param name the cluster's name
 * @param version the API server's, such as {@code v1.36.3}
 * @param nodeGrace how long a node may be silent before it is {@code Unknown}
 * @param surroundings what else is there from the beginning: namespaces with labels, quotas, priority classes
 * @param cycle after how long the events start again; null: they happen once
 */
public record World(
        String name,
        String version,
        Duration nodeGrace,
        List<Pool> pools,
        List<History> daemonSets,
        List<ObjectNode> surroundings,
        List<Rule> behaviours,
        List<Event> events,
        @Nullable Duration cycle) {

    /** A behaviour whose times are relative to the present. */
    public record Rule(
            Match match,
            @Nullable Duration from,
            @Nullable Duration until,
            @Nullable Span pull,
            @Nullable Span ready,
            @Nullable Span stop,
            @Nullable Fate fate) {}

    /** Something that happens at a time. */
    public record Event(Duration at, String description, Act act) {}
}
