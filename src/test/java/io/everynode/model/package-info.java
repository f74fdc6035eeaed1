/** The model held to what a fresh list would give. */
@NullMarked
package io.everynode.model;

import org.jspecify.annotations.NullMarked;
