/** What the simulated controllers share: caches that follow the store, writes, and events. */
@NullMarked
package io.everynode.simulation.control;

import org.jspecify.annotations.NullMarked;
