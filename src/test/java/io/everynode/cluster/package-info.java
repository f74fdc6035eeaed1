/** Translation, freshness and connections, shown case by case. */
@NullMarked
package io.everynode.cluster;

import org.jspecify.annotations.NullMarked;
