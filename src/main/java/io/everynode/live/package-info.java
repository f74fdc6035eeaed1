/** Keeps open pages true: pages register the regions they show; each changed region is rendered once and goes to every browser as the newest state, never a backlog. */
@NullMarked
package io.everynode.live;

import org.jspecify.annotations.NullMarked;
