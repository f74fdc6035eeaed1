package io.everynode.action;

/** A reply that is no success, as an outcome. Only for requests that surely had no effect. */
final class Refusal {
    private Refusal() {}

    static Outcome of(Reply reply, String verb, String resource) {
        return switch (reply) {
            case Reply.NotSent notSent ->
                new Outcome.Unreachable(
                        "The API server cannot be reached: " + notSent.why() + ". Nothing was changed.");
            case Reply.Lost lost ->
                new Outcome.Unreachable("The API server did not answer: " + lost.why() + ". Nothing was changed.");
            case Reply.Answered answered -> answered(answered, verb, resource);
        };
    }

    private static Outcome answered(Reply.Answered answered, String verb, String resource) {
        String message = answered.message();
        return switch (answered.status()) {
            case 401 ->
                new Outcome.Forbidden(
                        "You may not " + verb + " " + resource
                                + ": the API server does not accept your credential (any more). Log in again.",
                        verb,
                        resource);
            // Admission answers 403, too; only a missing right names the verb.
            case 403 ->
                message.contains("cannot " + verb)
                        ? new Outcome.Forbidden(
                                "You may not " + verb + " " + resource + ". The API server says: " + message + ".",
                                verb,
                                resource)
                        : new Outcome.Rejected(message);
            case 404 -> new Outcome.Missing("There is no such DaemonSet.");
            case 429 -> new Outcome.Unreachable("The API server is overloaded and took nothing: " + message + ".");
            case 409 ->
                new Outcome.Unreachable("The object's status changed faster than the change could be sent."
                        + " Nothing was changed; send it again.");
            default ->
                answered.status() >= 500
                        ? new Outcome.Unreachable("The API server answered " + answered.status() + ": " + message
                                + ". Nothing was changed.")
                        : new Outcome.Rejected(message);
        };
    }
}
