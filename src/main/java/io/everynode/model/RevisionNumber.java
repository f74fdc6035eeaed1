package io.everynode.model;

/** {@code ControllerRevision.revision}; the controller renumbers a revision that becomes current again. */
public record RevisionNumber(long value) implements Comparable<RevisionNumber> {
    @Override
    public int compareTo(RevisionNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
