package io.everynode.web;

/** What an error page says: a fact, and what to do. Never an exception's text. */
public record Problem(int status, String fact, String why) {
    static Problem of(int status) {
        return switch (status) {
            case 400 -> new Problem(status, "This address cannot be read.", "A part of it is not what was expected.");
            case 401 -> new Problem(status, "You are not logged in.", "Log in and come back.");
            case 403 -> new Problem(status, "You may not see this.", "A right is missing.");
            case 404 ->
                new Problem(
                        status, "There is nothing here.", "It does not exist, it was deleted, or you may not see it.");
            case 405 ->
                new Problem(
                        status, "This address does not take that.", "It is there, but for another kind of request.");
            case 503 ->
                new Problem(
                        status,
                        "Everynode is still reading this cluster.",
                        "What you asked for may be there in a moment: this page tries again by itself.");
            default ->
                status < 500
                        ? new Problem(status, "Everynode cannot do this.", "The request is not what was expected.")
                        : new Problem(
                                status,
                                "Something went wrong in Everynode.",
                                "Your clusters are not touched. The log of Everynode says more.");
        };
    }
}
