/** The page of one node: its DaemonSets with their verdicts, what of the node decides, and what they ask of it. */
@NullMarked
package io.everynode.page.node;

import org.jspecify.annotations.NullMarked;
