package io.everynode.simulation.registry;

/** A request that the API server refuses; the status says why. */
public final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiStatus status;

    StatusException(ApiStatus status) {
        super(status.message(), null, false, false);
        this.status = status;
    }

    public ApiStatus status() {
        return status;
    }
}
