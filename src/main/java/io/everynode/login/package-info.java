/** Who asks and what he may see and do: login modes, sessions, and the guard before every route. */
@NullMarked
package io.everynode.login;

import org.jspecify.annotations.NullMarked;
