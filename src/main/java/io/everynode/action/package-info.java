/** The only writer: an action describes itself, is checked before, is performed exactly once in effect with the caller's credential, and ends in an outcome and an audit line. */
@NullMarked
package io.everynode.action;

import org.jspecify.annotations.NullMarked;
