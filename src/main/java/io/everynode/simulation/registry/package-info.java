/** What an API server does between HTTP and its store: defaults, validation, patches, subresources, deletion, and errors as Kubernetes words them. */
@NullMarked
package io.everynode.simulation.registry;

import org.jspecify.annotations.NullMarked;
