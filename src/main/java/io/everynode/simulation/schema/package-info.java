/** What fields the types of Kubernetes have, and how lists of them are merged. */
@NullMarked
package io.everynode.simulation.schema;

import org.jspecify.annotations.NullMarked;
