/** What follows when nodes fall silent and objects go: conditions, taints, and the collection of what was left behind. */
@NullMarked
package io.everynode.simulation.lifecycle;

import org.jspecify.annotations.NullMarked;
