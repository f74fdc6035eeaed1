/** The scheduler: binds pods to the node that they are meant for, if there is room. */
@NullMarked
package io.everynode.simulation.scheduler;

import org.jspecify.annotations.NullMarked;
