package io.everynode.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.model.RevisionFacts;
import io.everynode.model.RevisionNumber;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ControllerRevision as fabric8 reads it becomes facts, if a DaemonSet controls it. */
public final class RevisionTranslator {
    private RevisionTranslator() {}

    /**
     * Empty for a revision of something else, such as a StatefulSet.
     *
     * @throws IllegalArgumentException naming the field that is not what it should be
     */
    public static Optional<RevisionFacts> facts(ControllerRevision revision) {
        ObjectMeta meta = Fields.meta(revision);
        return Fields.controller(meta)
                .filter(Fields::isDaemonSet)
                .map(owner -> facts(revision, meta, new Uid(Fields.text(owner.getUid()))));
    }

    private static RevisionFacts facts(ControllerRevision revision, ObjectMeta meta, Uid owner) {
        return new RevisionFacts(
                Fields.uid(meta),
                Fields.name(meta),
                Fields.namespace(meta),
                owner,
                new RevisionNumber(Fields.number(revision.getRevision())),
                Fields.map(meta.getLabels()).getOrDefault("controller-revision-hash", ""),
                Fields.createdAt(meta),
                Fields.map(meta.getAnnotations()).get("kubernetes.io/change-cause"),
                images(Canonical.tree(revision.getData())),
                Canonical.ofValue(revision.getData()));
    }

    private static List<String> images(JsonNode data) {
        var images = new ArrayList<String>();
        data.at("/spec/template/spec/containers")
                .forEach(c -> images.add(c.path("image").asText("")));
        return List.copyOf(images);
    }
}
