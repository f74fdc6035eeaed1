/** The confirmation page of each action, which says what will happen, and the page that says what happened. */
@NullMarked
package io.everynode.page.change;

import org.jspecify.annotations.NullMarked;
