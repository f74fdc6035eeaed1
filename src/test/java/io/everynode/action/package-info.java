/** What actions do to a cluster, against kubectl and against somebody else's changes. */
@NullMarked
package io.everynode.action;

import org.jspecify.annotations.NullMarked;
