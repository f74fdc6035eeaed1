package io.everynode.model;

/** A toleration as written in the template; an absent field is the empty text. {@code tolerationSeconds} plays no part. */
public record Toleration(String key, String operator, String value, String effect) {}
