/** Who gets in and who does not: rules by tables, routes over raw sockets. */
@NullMarked
package io.everynode.login;

import org.jspecify.annotations.NullMarked;
