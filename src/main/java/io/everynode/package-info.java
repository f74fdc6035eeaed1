/** Wires Everynode together at start: which source, which login, and whether it is safe to open. */
@NullMarked
package io.everynode;

import org.jspecify.annotations.NullMarked;
