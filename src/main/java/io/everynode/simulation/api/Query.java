package io.everynode.simulation.api;

import io.everynode.simulation.registry.ApiStatus;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.OptionalLong;

/** The parameters behind a request's question mark. */
record Query(MultiMap parameters) {

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

    OptionalLong number(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(value));
        } catch (NumberFormatException e) {
            throw ApiStatus.badRequest("%s: Invalid value: \"%s\": strconv.ParseUint: parsing \"%s\": invalid syntax"
                    .formatted(name, value, value));
        }
    }
}
