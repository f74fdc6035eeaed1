package io.everynode.cluster;

/** A cluster's answer to a SelfSubjectAccessReview. */
public sealed interface May {
    record Yes() implements May {}

    record No(String why) implements May {}

    /** The API server did not answer, or does not take the credential: nobody can say. */
    record NoAnswer(String why) implements May {}
}
