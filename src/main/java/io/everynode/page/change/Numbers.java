package io.everynode.page.change;

import io.everynode.web.BadInput;

/** Numbers in addresses and forms. */
final class Numbers {
    private Numbers() {}

    static long whole(String field, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new BadInput(field, "a whole number");
        }
    }
}
