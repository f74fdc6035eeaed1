package io.everynode.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ControllerRevision of a DaemonSet.
 *
 * @param hash the label {@code controller-revision-hash}
 * @param changeCause the annotation {@code kubernetes.io/change-cause}, frozen when the revision was made
 * @param data {@code data} as canonical JSON: {@code {"spec":{"template":{..., "$patch":"replace"}}}}
 */
public record RevisionFacts(
        Uid uid,
        String name,
        String namespace,
        Uid owner,
        RevisionNumber number,
        String hash,
        Instant createdAt,
        @Nullable String changeCause,
        List<String> images,
        KeptJson data)
        implements Fact {}
