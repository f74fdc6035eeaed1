package io.everynode.simulation.control;

/** The API server refused a controller's write; the message is the server's own. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    public Refused(String message) {
        super(message);
    }
}
