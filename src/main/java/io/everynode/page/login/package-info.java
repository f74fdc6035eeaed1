/** The page to log in: what to paste or open, and why somebody is not let in. */
@NullMarked
package io.everynode.page.login;

import org.jspecify.annotations.NullMarked;
