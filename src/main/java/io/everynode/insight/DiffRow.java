package io.everynode.insight;

import org.jspecify.annotations.Nullable;

/**
 * A row of two texts that stand side by side.
 *
 * @param before absent where the row is new
 * @param after absent where the row is gone
 * @param same both are there and equal
 */
public record DiffRow(@Nullable Line before, @Nullable Line after, boolean same) {

    /** @param number from 1 */
    public record Line(int number, String text) {}
}
