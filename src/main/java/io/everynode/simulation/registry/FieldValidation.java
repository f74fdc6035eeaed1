package io.everynode.simulation.registry;

/** What becomes of fields that a kind does not have, or that are written twice: the parameter {@code fieldValidation}. */
public enum FieldValidation {
    /** They are dropped. */
    IGNORE,
    /** They are dropped, and the writer is told. */
    WARN,
    /** The write is refused. */
    STRICT;

    /** Whether anybody wants to know of them. */
    public boolean asks() {
        return this != IGNORE;
    }
}
