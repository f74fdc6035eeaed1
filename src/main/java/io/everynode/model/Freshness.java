package io.everynode.model;

import java.time.Instant;
import java.util.List;

/** How far what is shown can be trusted; the worst of nodes, pods, DaemonSets and ControllerRevisions. */
public sealed interface Freshness {
    Instant since();

    /** The one word that API and pages use. */
    default String state() {
        return switch (this) {
            case Starting s -> "starting";
            case Live l -> "live";
            case Stale s -> "stale";
            case Unreachable u -> "unreachable";
            case Forbidden f -> "forbidden";
        };
    }

    /** A sentence on what is wrong and what to do; empty while live. */
    default String reason() {
        return switch (this) {
            case Starting s -> s.why();
            case Live l -> "";
            case Stale s -> s.why();
            case Unreachable u -> u.why();
            case Forbidden f -> f.why();
        };
    }

    /** Nothing was listed yet, or not all. */
    record Starting(Instant since, String why) implements Freshness {}

    /**
     * Every kind is being watched.
     *
     * @param limited kinds that are not needed for the counts and may not be read, such as {@code events}
     */
    record Live(Instant since, List<String> limited) implements Freshness {}

    /** It was live; nothing was heard for longer than a bookmark takes. */
    record Stale(Instant since, String why) implements Freshness {}

    /** The API server does not answer. */
    record Unreachable(Instant since, String why) implements Freshness {}

    /** A right is missing; {@code why} names the kind and the RBAC rule that would give it. */
    record Forbidden(Instant since, String why) implements Freshness {}
}
