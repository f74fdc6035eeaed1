/** DaemonSets by nodes: a cell each, with its verdict, its sentence and what it was read from. */
@NullMarked
package io.everynode.page.matrix;

import org.jspecify.annotations.NullMarked;
