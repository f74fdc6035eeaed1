package io.everynode.simulation.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.control.Refused;
import io.everynode.simulation.control.RevisionIndex;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.view.RevisionView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps one ControllerRevision for each template that a DaemonSet had: {@code constructHistory} and {@code cleanupHistory}. */
final class History {
    private static final Comparator<RevisionView> BY_NUMBER = Comparator.comparingLong(RevisionView::number);

    private final RevisionIndex revisions;
    private final Writes writes;

    History(RevisionIndex revisions, Writes writes) {
        this.revisions = revisions;
        this.writes = writes;
    }

    /**
     * The revisions of a DaemonSet by the template that it has now.
     *
     * @param hash the current revision's label
     * @param old the other revisions, oldest first
     */
    record Known(String hash, List<RevisionView> old) {}

    /**
     * Finds or creates the revision of the DaemonSet's present template, and makes its number the highest.
     *
     * @param pods the DaemonSet's pods, to be relabelled when two revisions turn out to be the same
     */
    Known construct(DaemonSetView ds, Collection<PodView> pods) throws Refused {
        ObjectNode patch = TemplateHash.patch(ds.templateJson());
        List<RevisionView> current = new ArrayList<>();
        List<RevisionView> old = new ArrayList<>();
        for (RevisionView revision : controlled(ds)) {
            (revision.data().equals(patch) ? current : old).add(labelled(revision));
        }
        old.sort(BY_NUMBER);
        long number = old.isEmpty() ? 1 : old.getLast().number() + 1;
        if (current.isEmpty()) {
            return new Known(snapshot(ds, patch, number), old);
        }
        RevisionView kept = deduplicated(current, pods);
        if (kept.number() < number) {
            writes.change(kept.key(), kept.uid(), json -> Trees.with(json, number, "revision"));
        }
        return new Known(kept.hash(), old);
    }

    /** Deletes the oldest revisions beyond the limit that no pod is of. */
    void cleanUp(DaemonSetView ds, List<RevisionView> old, Collection<PodView> pods) {
        int excess = old.size() - ds.historyLimit();
        if (excess <= 0) {
            return;
        }
        Set<String> live = new HashSet<>();
        pods.forEach(pod -> live.add(pod.hash()));
        old.stream()
                .filter(revision -> !live.contains(revision.hash()))
                .limit(excess)
                .forEach(revision -> writes.delete(revision.key(), revision.uid()));
    }

    /** Those that it controls already, and orphans that its selector matches, which it adopts. */
    private List<RevisionView> controlled(DaemonSetView ds) {
        List<RevisionView> controlled = new ArrayList<>(revisions.ownedBy(ds.key(), ds.uid()));
        for (RevisionView revision : revisions.in(ds.key().namespace())) {
            boolean orphan = revision.owner() == null && !revision.deleting();
            if (orphan && ds.selector().matches(revision.labels())) {
                writes.change(revision.key(), revision.uid(), json -> Owners.adopted(json, ds));
                controlled.add(revision);
            }
        }
        return controlled;
    }

    /** A revision that somebody took the label off gets its own name as one. */
    private RevisionView labelled(RevisionView revision) {
        if (!revision.hash().isEmpty()) {
            return revision;
        }
        String name = revision.key().name();
        writes.change(
                revision.key(),
                revision.uid(),
                json -> Trees.with(json, name, "metadata", "labels", PodView.HASH_LABEL));
        return RevisionView.of(Trees.with(revision.json(), name, "metadata", "labels", PodView.HASH_LABEL));
    }

    /** {@code snapshot}; answers the new revision's hash. */
    private String snapshot(DaemonSetView ds, ObjectNode patch, long number) throws Refused {
        int collisions = Trees.at(ds.json(), "status", "collisionCount").asInt();
        String hash = TemplateHash.of(ds.templateJson(), collisions);
        ObjectKey key = new ObjectKey(
                Kind.CONTROLLER_REVISION, ds.key().namespace(), ds.key().name() + "-" + hash);
        RevisionView existing = revisions.get(key);
        if (existing != null && existing.data().equals(patch)) {
            return hash;
        }
        if (existing != null) {
            writes.changeStatus(ds.key(), ds.uid(), status -> Trees.with(status, collisions + 1L, "collisionCount"));
            throw new Refused("controllerrevisions.apps \"" + key.name() + "\" already exists");
        }
        writes.create(Kind.CONTROLLER_REVISION, revision(ds, key, hash, patch, number));
        return hash;
    }

    private static ObjectNode revision(DaemonSetView ds, ObjectKey key, String hash, ObjectNode patch, long number) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        JsonNode annotations = Trees.at(ds.json(), "metadata", "annotations");
        if (annotations.isObject()) {
            metadata.set("annotations", annotations);
        }
        metadata.set(
                "labels",
                Trees.with(Trees.copy(Trees.at(ds.templateJson(), "metadata", "labels")), hash, PodView.HASH_LABEL));
        metadata.put("name", key.name()).put("namespace", key.namespace());
        ArrayNode owners = JsonNodeFactory.instance.arrayNode();
        metadata.set("ownerReferences", owners.add(Owners.reference(ds)));
        ObjectNode revision = JsonNodeFactory.instance.objectNode();
        revision.put("apiVersion", "apps/v1").put("kind", "ControllerRevision");
        revision.set("metadata", metadata);
        revision.set("data", patch);
        return revision.put("revision", number);
    }

    /** {@code dedupCurHistories}: of several with the same template the newest stays, and the pods get its label. */
    private RevisionView deduplicated(List<RevisionView> current, Collection<PodView> pods) {
        current.sort(BY_NUMBER);
        RevisionView kept = current.getLast();
        if (current.size() > 1) {
            pods.stream().filter(pod -> !pod.hash().equals(kept.hash())).forEach(pod -> relabel(pod, kept.hash()));
            current.stream().filter(other -> other != kept).forEach(other -> writes.delete(other.key(), other.uid()));
        }
        return kept;
    }

    private void relabel(PodView pod, String hash) {
        writes.change(pod.key(), pod.uid(), json -> Trees.with(json, hash, "metadata", "labels", PodView.HASH_LABEL));
    }
}
