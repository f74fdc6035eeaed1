/** The board over a source whose facts, clock and freshness are the test's own. */
@NullMarked
package io.everynode.board;

import org.jspecify.annotations.NullMarked;
