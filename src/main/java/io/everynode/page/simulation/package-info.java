/** The panel that breaks and mends things in a simulated cluster, on its own pages and nowhere else. */
@NullMarked
package io.everynode.page.simulation;

import org.jspecify.annotations.NullMarked;
