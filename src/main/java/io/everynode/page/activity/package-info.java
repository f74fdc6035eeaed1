/** What was attempted, by whom, and how it ended. */
@NullMarked
package io.everynode.page.activity;

import org.jspecify.annotations.NullMarked;
