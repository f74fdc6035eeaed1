/**
 * The living whole, black box: the same steps over the simulated cluster, and over a real control plane with profile
 * {@code controlplane}.
 */
@NullMarked
package io.everynode.whole;

import org.jspecify.annotations.NullMarked;
