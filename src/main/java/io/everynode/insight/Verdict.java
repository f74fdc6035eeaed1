package io.everynode.insight;

/**
 * What is said of one DaemonSet on one node; exactly one applies. In the order of trouble, the worst first
 * (docs/semantics.md).
 */
public enum Verdict {
    MISSING("missing", true),
    NOT_READY("notReady", true),
    UNKNOWN("unknown", true),
    PENDING("pending", true),
    MISSCHEDULED("misscheduled", true),
    UPDATING("updating", false),
    OLD("old", false),
    OK("ok", false),
    NOT_WANTED("notWanted", false);

    private final String code;
    private final boolean alarming;

    Verdict(String code, boolean alarming) {
        this.code = code;
        this.alarming = alarming;
    }

    /** The word of the API and of {@code data-verdict}. */
    public String code() {
        return code;
    }

    public boolean alarming() {
        return alarming;
    }
}
