package io.everynode.insight;

/** Whether a DaemonSet needs somebody, the most pressing first (docs/semantics.md). */
public enum Attention {
    NEEDS_YOU("needsYou"),
    EXPLAINED("explained"),
    MOVING("moving"),
    WELL("well");

    private final String code;

    Attention(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
