package io.everynode.simulation.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Others hold fields that an applier wants otherwise: {@code fieldmanager.NewConflictError}. */
public final class Conflicts extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Conflict> all;

    /**
     * One of the fields.
     *
     * @param owner who holds it, as it is shown
     */
    public record Conflict(String owner, String path) {}

    private Conflicts(String message, List<Conflict> all) {
        super(message, null, false, false);
        this.all = List.copyOf(all);
    }

    static Conflicts of(SortedMap<Owner, FieldSet> held) {
        List<Conflict> all = new ArrayList<>();
        StringBuilder grouped = new StringBuilder();
        for (Map.Entry<Owner, FieldSet> entry : held.entrySet()) {
            String owner = entry.getKey().shown();
            grouped.append(grouped.isEmpty() ? "" : "\n")
                    .append("conflicts with ")
                    .append(owner)
                    .append(':');
            for (String path : entry.getValue().paths()) {
                all.add(new Conflict(owner, path));
                grouped.append("\n- ").append(path);
            }
        }
        String message = all.size() == 1
                ? "Apply failed with 1 conflict: conflict with "
                        + all.getFirst().owner() + ": " + all.getFirst().path()
                : "Apply failed with " + all.size() + " conflicts: " + grouped;
        return new Conflicts(message, all);
    }

    public List<Conflict> all() {
        return all;
    }
}
