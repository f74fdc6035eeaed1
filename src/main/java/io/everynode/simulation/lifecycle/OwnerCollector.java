package io.everynode.simulation.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.Reaction;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.view.RevisionView;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The garbage collector, as far as DaemonSets are owners: what a deleted one has left is deleted; one that is deleted in the
 * foreground stays until its pods are gone. Orphans have lost their owner before, when it was deleted.
 */
public final class OwnerCollector implements Reaction {
    private static final Duration LATENCY = Duration.ofMillis(150);
    private static final String FOREGROUND = "foregroundDeletion";

    private final Timeline timeline;
    private final Caches caches;
    private final Writes writes;

    public OwnerCollector(Timeline timeline, Caches caches, Writes writes) {
        this.timeline = timeline;
        this.caches = caches;
        this.writes = writes;
        caches.add(this);
    }

    @Override
    public void daemonSetChanged(@Nullable DaemonSetView old, @Nullable DaemonSetView now) {
        if (now == null && old != null) {
            timeline.after(LATENCY, () -> eachOwned(old, writes::delete));
        } else if (now != null && now.deleting() && (old == null || !old.deleting())) {
            timeline.after(LATENCY, () -> begin(now));
        }
    }

    @Override
    public void podChanged(@Nullable PodView old, @Nullable PodView now) {
        if (now == null && old != null && old.owner() != null) {
            caches.daemonSets().stream()
                    .filter(ds -> ds.deleting() && ds.owns(old))
                    .forEach(ds -> {
                        timeline.after(LATENCY, () -> endWhenAlone(ds));
                    });
        }
    }

    private void begin(DaemonSetView ds) {
        if (hasFinalizer(ds)) {
            eachOwned(ds, writes::delete);
            endWhenAlone(ds);
        }
    }

    private void endWhenAlone(DaemonSetView ds) {
        if (hasFinalizer(ds) && caches.pods().ownedBy(ds.uid()).isEmpty()) {
            finish(ds);
        }
    }

    private void finish(DaemonSetView ds) {
        writes.change(ds.key(), ds.uid(), json -> {
            ArrayNode left = JsonNodeFactory.instance.arrayNode();
            Trees.at(json, "metadata", "finalizers").forEach(f -> {
                if (!f.asText().equals(FOREGROUND)) {
                    left.add(f);
                }
            });
            return left.isEmpty()
                    ? Trees.without(json, "metadata", "finalizers")
                    : Trees.with(json, left, "metadata", "finalizers");
        });
    }

    private void eachOwned(DaemonSetView ds, BiConsumer<ObjectKey, String> act) {
        for (PodView pod : List.copyOf(caches.pods().ownedBy(ds.uid()))) {
            act.accept(pod.key(), pod.uid());
        }
        for (RevisionView revision : caches.revisions().ownedBy(ds.key(), ds.uid())) {
            act.accept(revision.key(), revision.uid());
        }
    }

    private static boolean hasFinalizer(DaemonSetView ds) {
        for (JsonNode present : Trees.at(ds.json(), "metadata", "finalizers")) {
            if (present.asText().equals(FOREGROUND)) {
                return true;
            }
        }
        return false;
    }
}
