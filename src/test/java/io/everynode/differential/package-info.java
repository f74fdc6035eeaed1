/** One script, played on the simulated cluster and on a real control plane: after each step both say the same. */
@NullMarked
package io.everynode.differential;

import org.jspecify.annotations.NullMarked;
