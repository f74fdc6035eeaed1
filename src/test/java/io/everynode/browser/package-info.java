/** A real browser for tests of pages: where it is found, what it must not see, what axe says. */
@NullMarked
package io.everynode.browser;

import org.jspecify.annotations.NullMarked;
