/** The page of one DaemonSet: its headline, its counts, its nodes, its revisions and the difference between two of them. */
@NullMarked
package io.everynode.page.daemonset;

import org.jspecify.annotations.NullMarked;
