package io.everynode.model;

/**
 * An object of a cluster that cannot be read and is left out; what was known of it before stays.
 *
 * @param kind the resource's name such as {@code pods}
 * @param object its namespace and name
 * @param why names the field and what was expected there
 */
public record Unread(String kind, String object, String why) {}
