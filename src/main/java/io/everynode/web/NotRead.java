package io.everynode.web;

import jakarta.ws.rs.ServiceUnavailableException;

/**
 * Whether what was asked for exists cannot be told, because its cluster was never read whole; answered 503, and the
 * browser comes back by itself.
 */
public class NotRead extends ServiceUnavailableException {
    private static final long serialVersionUID = 1;

    private final String fact;
    private final String why;

    /**
     * @param seconds until the browser comes back
     * @param fact a sentence on the cluster
     * @param why what is the matter with it, and what to do
     */
    public NotRead(long seconds, String fact, String why) {
        super(seconds);
        this.fact = fact;
        this.why = why;
    }

    Problem problem() {
        return new Problem(503, fact, why + " This page tries again by itself.");
    }
}
