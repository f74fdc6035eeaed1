/** A cluster made of facts by hand, for tests of pages that need no API server. */
@NullMarked
package io.everynode.page;

import org.jspecify.annotations.NullMarked;
