/** The simulated cluster's API server over HTTP: discovery, authentication, authorisation, reading, watching and writing as Kubernetes does them. */
@NullMarked
package io.everynode.simulation.api;

import org.jspecify.annotations.NullMarked;
