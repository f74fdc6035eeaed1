/** What programs see: the JSON API as records, its stream, and its errors. */
@NullMarked
package io.everynode.api;

import org.jspecify.annotations.NullMarked;
