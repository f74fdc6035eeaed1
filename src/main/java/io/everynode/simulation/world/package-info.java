/** Worlds: which nodes and DaemonSets a simulated cluster has, what their pods do, and what happens to them when. */
@NullMarked
package io.everynode.simulation.world;

import org.jspecify.annotations.NullMarked;
