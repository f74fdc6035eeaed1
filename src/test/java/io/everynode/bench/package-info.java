/** Benchmarks that print numbers; profile {@code bench} runs them, nothing asserts a time. */
@NullMarked
package io.everynode.bench;

import org.jspecify.annotations.NullMarked;
