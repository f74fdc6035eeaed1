/** The simulation's time: discrete events, one after the other on one thread, advanced by a test or pumped along real time. */
@NullMarked
package io.everynode.simulation.time;

import org.jspecify.annotations.NullMarked;
