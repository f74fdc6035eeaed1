/** Who wrote which field, as {@code managedFields} says it, and server-side apply, which goes by it: {@code sigs.k8s.io/structured-merge-diff}. */
@NullMarked
package io.everynode.simulation.ownership;

import org.jspecify.annotations.NullMarked;
