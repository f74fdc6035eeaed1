package io.everynode.cluster;

import java.util.Set;

/** A cluster's answer to a SelfSubjectReview. */
public sealed interface WhoAmI {
    record Known(String name, Set<String> groups) implements WhoAmI {}

    /** The API server does not take the credential (401). */
    record Refused(String why) implements WhoAmI {}

    /** The API server did not answer, or not in time. */
    record NoAnswer(String why) implements WhoAmI {}
}
