package io.everynode.simulation.ownership;

/**
 * Who holds fields.
 *
 * @param name the field manager
 * @param operation {@code Apply}, or {@code Update} for every other way of writing
 * @param subresource {@code status}; empty for the object itself
 */
public record Owner(String name, String operation, String apiVersion, String subresource) implements Comparable<Owner> {
    public static final String APPLY = "Apply";
    public static final String UPDATE = "Update";

    boolean applies() {
        return operation.equals(APPLY);
    }

    /** As conflicts name it. */
    String shown() {
        String shown = '"' + name + '"' + (subresource.isEmpty() ? "" : " with subresource \"" + subresource + '"');
        return applies() ? shown : shown + " using " + apiVersion;
    }

    @Override
    public int compareTo(Owner other) {
        int byName = name.compareTo(other.name);
        if (byName != 0) {
            return byName;
        }
        int byOperation = operation.compareTo(other.operation);
        return byOperation != 0 ? byOperation : subresource.compareTo(other.subresource);
    }
}
