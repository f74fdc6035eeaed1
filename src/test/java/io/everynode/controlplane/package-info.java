/** A real control plane on loopback for tests: see src/test/controlplane. */
@NullMarked
package io.everynode.controlplane;

import org.jspecify.annotations.NullMarked;
