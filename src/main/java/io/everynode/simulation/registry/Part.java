package io.everynode.simulation.registry;

/** Which half of an object a write is about: a write to one never changes the other. */
public enum Part {
    MAIN,
    STATUS
}
