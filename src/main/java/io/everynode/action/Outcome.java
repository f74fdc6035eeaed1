package io.everynode.action;

import org.jspecify.annotations.Nullable;

/** How an attempt ended; each says a sentence that is true of the cluster. */
public sealed interface Outcome {
    String sentence();

    /** The API's word. */
    default String code() {
        return switch (this) {
            case Accepted o -> "accepted";
            case Planned o -> "planned";
            case Unchanged o -> "unchanged";
            case Changed o -> "changed";
            case Forbidden o -> "forbidden";
            case Missing o -> "missing";
            case Rejected o -> "rejected";
            case Unreachable o -> "unreachable";
            case Crowded o -> "unreachable";
            case Unknown o -> "unknown";
        };
    }

    /** The HTTP status that says it. */
    default int status() {
        return switch (this) {
            case Accepted o -> 202;
            case Planned o -> 200;
            case Unchanged o -> 200;
            case Changed o -> 409;
            case Forbidden o -> 403;
            case Missing o -> 404;
            case Rejected o -> 422;
            case Unreachable o -> 502;
            case Crowded o -> o.ofCaller() ? 429 : 503;
            case Unknown o -> 504;
        };
    }

    /** The API server took it. A deleted object has neither generation nor resourceVersion. */
    record Accepted(
            String sentence,
            @Nullable Long generation,
            @Nullable String resourceVersion) implements Outcome {}

    /** The API server would take it. */
    record Planned(String sentence, Preflight preflight) implements Outcome {}

    /** There was nothing to do. */
    record Unchanged(String sentence) implements Outcome {}

    /**
     * The object is another one, or newer than the caller saw.
     *
     * @param diff what changed since, as a unified diff; empty where it cannot be told
     * @param generation that it has now; absent where it is another object
     */
    record Changed(String sentence, String diff, @Nullable Long generation) implements Outcome {}

    /** The caller may not do this; the right that is missing is {@code verb} on {@code resource}. */
    record Forbidden(String sentence, String verb, String resource) implements Outcome {}

    /** No such object. */
    record Missing(String sentence) implements Outcome {}

    /** The request itself, or the API server's validation, says no. */
    record Rejected(String sentence) implements Outcome {}

    /** Nothing was sent, or it surely had no effect. */
    record Unreachable(String sentence) implements Outcome {}

    /**
     * Too many wait already; nothing was sent.
     *
     * @param ofCaller the caller's own; else for the cluster
     */
    record Crowded(String sentence, boolean ofCaller) implements Outcome {
        /** After so long there may be room again. */
        public static final int RETRY_SECONDS = 5;
    }

    /** It was sent, no answer came, and reading back could not tell. */
    record Unknown(String sentence) implements Outcome {}
}
