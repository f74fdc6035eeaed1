/**
 * Knows the configured clusters, keeps one paged LIST and one WATCH per kind and cluster, trims while decoding,
 * translates to facts, says how fresh they are, and asks the reviews with the credential of whoever asks.
 */
@NullMarked
package io.everynode.cluster;

import org.jspecify.annotations.NullMarked;
