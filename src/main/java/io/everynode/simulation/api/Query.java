package io.everynode.simulation.api;

import io.everynode.simulation.registry.ApiStatus;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.OptionalLong;

/** The parameters behind a request's question mark. */
record Query(MultiMap parameters) {
    private static final String VERSION = "resourceVersion";

    /** The parameter; empty if it is absent. */
    String text(String name) {
        String value = parameters.get(name);
        return value == null ? "" : value;
    }

    List<String> all(String name) {
        return parameters.getAll(name);
    }

    boolean flag(String name) {
        String value = text(name);
        return value.equals("true") || value.equals("1");
    }

    /** A count or a number of seconds, or 400. */
    OptionalLong number(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw ApiStatus.badRequest("strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(value));
        }
    }

    /** The version that a list or a watch asks for. */
    OptionalLong version() {
        String value = text(VERSION);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(value));
        } catch (NumberFormatException e) {
            String why = "%s: Invalid value: \"%s\": strconv.ParseUint: parsing \"%s\": invalid syntax"
                    .formatted(VERSION, value, value);
            throw flag("watch")
                    ? new ApiStatus(500, "", why, null).exception()
                    : ApiStatus.badRequest("invalid resource version: " + why);
        }
    }
}
