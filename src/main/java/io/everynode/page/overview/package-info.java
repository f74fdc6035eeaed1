/** The overview: who needs you, and every DaemonSet of one cluster with its nodes. */
@NullMarked
package io.everynode.page.overview;

import org.jspecify.annotations.NullMarked;
