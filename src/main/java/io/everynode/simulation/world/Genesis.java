package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.Refused;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.world.History.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A world's past: nodes join, DaemonSets are created and rolled out at their times, so that the present is as it became. */
public final class Genesis {
    private static final Duration BEFORE_ALL = Duration.ofHours(1);
    private static final Duration PODS_DELETED_AFTER = Duration.ofMinutes(1);

    /** Those that every cluster has, {@code pkg/apis/scheduling/helpers.go}. */
    private static final SortedMap<String, Integer> SYSTEM_CLASSES =
            new TreeMap<>(Map.of("system-cluster-critical", 2_000_000_000, "system-node-critical", 2_000_001_000));

    private final World world;
    private final Instant present;
    private final Timeline timeline;
    private final Caches caches;
    private final Writes writes;
    private final Levers levers;

    public Genesis(World world, Instant present, Timeline timeline, Caches caches, Writes writes, Levers levers) {
        this.world = world;
        this.present = present;
        this.timeline = timeline;
        this.caches = caches;
        this.writes = writes;
        this.levers = levers;
    }

    /** When a world's past begins, as seen from its present. */
    public static Instant beginning(World world, Instant present) {
        Duration oldest = Stream.concat(
                        world.pools().stream().map(Pool::age),
                        world.daemonSets().stream()
                                .map(ds -> ds.releases().getFirst().age()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return present.minus(oldest).minus(BEFORE_ALL);
    }

    /** Asks the timeline for everything that is to have happened. */
    public void plan() {
        namespaces();
        classesAndQuotas();
        world.pools().forEach(this::nodes);
        world.daemonSets().forEach(this::releases);
    }

    private void namespaces() {
        TreeSet<String> names = new TreeSet<>(List.of("default", "kube-system", "kube-public", "kube-node-lease"));
        world.daemonSets().forEach(ds -> names.add(ds.key().namespace()));
        surroundings(Kind.RESOURCE_QUOTA)
                .forEach(quota ->
                        names.add(ObjectKey.of(Kind.RESOURCE_QUOTA, quota).namespace()));
        for (ObjectNode namespace : surroundings(Kind.NAMESPACE)) {
            names.remove(Trees.text(namespace, "metadata", "name"));
            create(Kind.NAMESPACE, namespace);
        }
        for (String name : names) {
            ObjectNode namespace = JsonNodeFactory.instance.objectNode();
            namespace.put("apiVersion", "v1").put("kind", "Namespace");
            namespace.putObject("metadata").put("name", name);
            create(Kind.NAMESPACE, namespace);
        }
    }

    private void classesAndQuotas() {
        SYSTEM_CLASSES.forEach((name, value) -> {
            ObjectNode priority = JsonNodeFactory.instance.objectNode().put("value", value);
            priority.putObject("metadata").put("name", name);
            create(Kind.PRIORITY_CLASS, priority);
        });
        surroundings(Kind.PRIORITY_CLASS).forEach(one -> create(Kind.PRIORITY_CLASS, one));
        surroundings(Kind.RESOURCE_QUOTA).forEach(one -> create(Kind.RESOURCE_QUOTA, one));
    }

    private List<ObjectNode> surroundings(Kind kind) {
        return world.surroundings().stream()
                .filter(one -> Trees.text(one, "kind").equals(kind.kindName()))
                .toList();
    }

    /** The nodes of a pool come within its first day, minutes apart. */
    private void nodes(Pool pool) {
        Duration apart = pool.age().compareTo(Duration.ofDays(2)) > 0 ? Duration.ofMinutes(7) : Duration.ZERO;
        for (int i = 0; i < pool.count(); i++) {
            ObjectNode node = pool.node(i);
            Duration since = apart.multipliedBy(i % 200);
            timeline.at(present.minus(pool.age()).plus(since), () -> levers.create(node));
        }
    }

    private void releases(History history) {
        Release first = history.releases().getFirst();
        timeline.at(present.minus(first.age()), () -> create(Kind.DAEMON_SET, history.at(first)));
        for (Release release : history.releases().subList(1, history.releases().size())) {
            Instant at = present.minus(release.age());
            timeline.at(at, () -> bring(history, release));
            if (!release.left().isEmpty()) {
                timeline.at(at.plus(PODS_DELETED_AFTER), () -> deletePods(history, release));
            }
        }
    }

    private void bring(History history, Release release) {
        DaemonSetView ds = caches.daemonSet(history.key());
        if (ds != null) {
            writes.change(ds.key(), ds.uid(), json -> history.brought(json, release));
        }
    }

    private void deletePods(History history, Release release) {
        DaemonSetView ds = caches.daemonSet(history.key());
        if (ds != null) {
            List.copyOf(caches.pods().ownedBy(ds.uid())).stream()
                    .filter(pod -> !release.left().contains(pod.target()))
                    .forEach(this::delete);
        }
    }

    private void delete(PodView pod) {
        writes.delete(pod.key(), pod.uid());
    }

    private void create(Kind kind, ObjectNode object) {
        try {
            writes.create(kind, object);
        } catch (Refused e) {
            throw new WorldFileException(world.name() + ": " + kind.kindName() + " "
                    + ObjectKey.of(kind, object).name() + ": expected a manifest that the API server takes: "
                    + e.getMessage());
        }
    }
}
