package io.everynode.insight;

/** Is it the release or the node? (docs/semantics.md) */
public enum Attribution {
    NONE("none"),
    NODE("node"),
    RELEASE("release"),
    MIXED("mixed"),
    UNCLEAR("unclear");

    private final String code;

    Attribution(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
