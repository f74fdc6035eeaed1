package io.everynode.model;

/** Amounts of a node (allocatable) or of a pod (requests): CPU in thousandths of a core, memory in bytes, pods. */
public record Resources(long cpuMillis, long memoryBytes, long pods) {
    public static final Resources NONE = new Resources(0, 0, 0);

    public Resources plus(Resources other) {
        return new Resources(cpuMillis + other.cpuMillis, memoryBytes + other.memoryBytes, pods + other.pods);
    }
}
