package io.everynode.web;

/** What came with the request cannot be understood; answered 400 with the field's name and what was expected. */
public class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String expected;

    /** @param expected what would have been understood, such as "one of stalled, settled" */
    public BadInput(String field, String expected) {
        super(field + ": expected " + expected);
        this.field = field;
        this.expected = expected;
    }

    Problem problem() {
        return new Problem(400, "The value of “" + field + "” cannot be read.", "Expected is " + expected + ".");
    }
}
