/** What is known: identities and facts as records, held by one writer per cluster, published as immutable snapshots with the set of what changed. */
@NullMarked
package io.everynode.model;

import org.jspecify.annotations.NullMarked;
