/** The DaemonSet controller: where pods belong, which to create and to delete, how templates roll out, what the status says. */
@NullMarked
package io.everynode.simulation.daemon;

import org.jspecify.annotations.NullMarked;
