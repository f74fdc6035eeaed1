package io.everynode.model;

/** {@code metadata.uid}: an object deleted and made again under its name is another object. */
public record Uid(String value) {
    @Override
    public String toString() {
        return value;
    }
}
