package io.everynode.action;

import java.util.Arrays;
import java.util.Optional;

/** What becomes of the pods of a deleted DaemonSet; Kubernetes' {@code propagationPolicy}. */
public enum Propagation {
    BACKGROUND("Background", "its pods are deleted after it"),
    FOREGROUND("Foreground", "its pods are deleted first, and it goes when the last one is gone"),
    ORPHAN("Orphan", "its pods stay and belong to nobody");

    private final String policy;
    private final String fate;

    Propagation(String policy, String fate) {
        this.policy = policy;
        this.fate = fate;
    }

    /** As {@code DeleteOptions.propagationPolicy} wants it. */
    public String policy() {
        return policy;
    }

    /** The word of the API and of {@code kubectl delete --cascade}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What happens to the pods, as the second half of a sentence about the DaemonSet. */
    public String fate() {
        return fate;
    }

    public static Optional<Propagation> of(String code) {
        return Arrays.stream(values()).filter(p -> p.code().equals(code)).findFirst();
    }
}
