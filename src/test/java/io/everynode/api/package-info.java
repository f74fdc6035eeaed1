/** The JSON API as its contract says it. */
@NullMarked
package io.everynode.api;

import org.jspecify.annotations.NullMarked;
