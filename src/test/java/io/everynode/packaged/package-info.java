/** The packaged product in a process of its own, as a user runs it. */
@NullMarked
package io.everynode.packaged;

import org.jspecify.annotations.NullMarked;
