/** Holds the one running understanding of each cluster and publishes it as one value with its snapshot; pages, API and streams read only this. */
@NullMarked
package io.everynode.board;

import org.jspecify.annotations.NullMarked;
