package io.everynode.model;

import java.time.Instant;

/** A core/v1 event about a DaemonSet; {@code type} is {@code Normal} or {@code Warning}. */
public record EventFacts(
        Uid uid,
        String namespace,
        Uid about,
        String type,
        String reason,
        String message,
        int count,
        Instant firstSeen,
        Instant lastSeen)
        implements Fact {}
