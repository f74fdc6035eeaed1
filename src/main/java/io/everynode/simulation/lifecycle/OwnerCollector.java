package io.everynode.simulation.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The garbage collector, as far as DaemonSets are owners: what a deleted one has left, or what names one that never was, is
 * deleted; one that is deleted in the foreground stays until everything that blocks it is gone; one that is to leave orphans stays
 * until they have forgotten it. {@code pkg/controller/garbagecollector}.
 */
public final class OwnerCollector implements Reaction {
    private static final Duration LATENCY = Duration.ofMillis(150);
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

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
        PodView pod = now == null ? old : now;
        if (pod == null || pod.owner() == null || !pod.owner().kind().equals("DaemonSet")) {
            return;
        }
        if (old == null && owner(pod) == null) {
            timeline.after(LATENCY, () -> deleteOwnerless(pod));
        }
        DaemonSetView owner = now == null ? owner(pod) : null;
        if (owner != null && owner.deleting()) {
            timeline.after(LATENCY, () -> endWhenAlone(owner));
        }
    }

    private @Nullable DaemonSetView owner(PodView pod) {
        return caches.daemonSets().stream()
                .filter(ds -> ds.owns(pod))
                .findFirst()
                .orElse(null);
    }

    private void deleteOwnerless(PodView pod) {
        if (owner(pod) == null) {
            writes.delete(pod.key(), pod.uid());
        }
    }

    private void begin(DaemonSetView ds) {
        if (hasFinalizer(ds, ORPHAN)) {
            eachOwned(ds, (key, uid) -> writes.change(key, uid, json -> forgetting(json, ds.uid())));
            finish(ds, ORPHAN);
        } else if (hasFinalizer(ds, FOREGROUND)) {
            eachOwned(ds, writes::delete);
            endWhenAlone(ds);
        }
    }

    private void endWhenAlone(DaemonSetView ds) {
        if (hasFinalizer(ds, FOREGROUND)
                && caches.pods().ownedBy(ds.uid()).stream().noneMatch(pod -> blocks(pod, ds.uid()))) {
            finish(ds, FOREGROUND);
        }
    }

    private static boolean blocks(PodView pod, String owner) {
        for (JsonNode reference : Trees.at(pod.json(), "metadata", "ownerReferences")) {
            if (reference.path("uid").asText().equals(owner)) {
                return reference.path("blockOwnerDeletion").asBoolean();
            }
        }
        return false;
    }

    private void finish(DaemonSetView ds, String finalizer) {
        writes.change(
                ds.key(),
                ds.uid(),
                json -> without(json, "finalizers", one -> one.asText().equals(finalizer)));
    }

    private static ObjectNode forgetting(ObjectNode json, String owner) {
        return without(json, "ownerReferences", one -> one.path("uid").asText().equals(owner));
    }

    private static ObjectNode without(ObjectNode json, String list, Predicate<JsonNode> unwanted) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        for (JsonNode one : Trees.at(json, "metadata", list)) {
            if (!unwanted.test(one)) {
                left.add(one);
            }
        }
        return left.isEmpty() ? Trees.without(json, "metadata", list) : Trees.with(json, left, "metadata", list);
    }

    private void eachOwned(DaemonSetView ds, BiConsumer<ObjectKey, String> act) {
        for (PodView pod : List.copyOf(caches.pods().ownedBy(ds.uid()))) {
            act.accept(pod.key(), pod.uid());
        }
        for (RevisionView revision : caches.revisions().ownedBy(ds.key(), ds.uid())) {
            act.accept(revision.key(), revision.uid());
        }
    }

    private static boolean hasFinalizer(DaemonSetView ds, String finalizer) {
        for (JsonNode present : Trees.at(ds.json(), "metadata", "finalizers")) {
            if (present.asText().equals(finalizer)) {
                return true;
            }
        }
        return false;
    }
}
