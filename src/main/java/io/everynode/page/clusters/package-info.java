/** The clusters: where each one's facts come from, how fresh they are, and what to do where they are not. */
@NullMarked
package io.everynode.page.clusters;

import org.jspecify.annotations.NullMarked;
