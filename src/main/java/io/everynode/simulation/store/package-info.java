/** All objects of one simulated cluster, as its etcd holds them: versioned trees that never change, and a bounded history for watches. */
@NullMarked
package io.everynode.simulation.store;

import org.jspecify.annotations.NullMarked;
