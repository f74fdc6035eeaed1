package io.everynode.login;

import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import java.util.List;

/** How a visit began: what the clusters say of whoever came. */
public sealed interface Visit {
    record Welcome(Caller caller) implements Visit {}

    /** No cluster takes the token, or it is not the one of the link. */
    record Unknown() implements Visit {}

    /**
     * It is taken, but does not allow to read what Everynode shows.
     *
     * @param name whose token it is
     * @param missing such as {@code list daemonsets.apps}
     * @param rules the RBAC rules that would allow it, as YAML
     */
    record Lacking(String name, ClusterName cluster, List<String> missing, String rules) implements Visit {}

    /** No cluster answered, so nobody can say. Why is in the log: it names addresses, and is told to nobody unknown. */
    record Unanswered() implements Visit {}

    /** He was not asked about: too many came from there within a minute. */
    record TooOften() implements Visit {}
}
