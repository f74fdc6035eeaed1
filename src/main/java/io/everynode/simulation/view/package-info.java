/** What the simulated controllers read off an object: small records, parsed once for each version of it. */
@NullMarked
package io.everynode.simulation.view;

import org.jspecify.annotations.NullMarked;
