/** Finds DaemonSets, nodes, images and namespaces in all clusters of the caller. */
@NullMarked
package io.everynode.page.search;

import org.jspecify.annotations.NullMarked;
