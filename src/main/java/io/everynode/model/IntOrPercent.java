package io.everynode.model;

/** A count of nodes or a percentage of those desired, as {@code maxUnavailable} and {@code maxSurge} are. */
public record IntOrPercent(int value, boolean percent) {
    /** Kubernetes rounds both bounds of a DaemonSet up ({@code GetScaledValueFromIntOrPercent} with roundUp). */
    public int of(int desired) {
        return percent ? (int) Math.ceilDiv((long) value * desired, 100L) : value;
    }

    @Override
    public String toString() {
        return percent ? value + "%" : Integer.toString(value);
    }
}
