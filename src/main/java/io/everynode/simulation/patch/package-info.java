/** The three ways in which Kubernetes lets an object be patched: JSON patch, JSON merge patch and strategic merge patch. */
@NullMarked
package io.everynode.simulation.patch;

import org.jspecify.annotations.NullMarked;
