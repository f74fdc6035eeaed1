/** A cluster in the process: API server, DaemonSet controller, scheduler, kubelets, node lifecycle, worlds in YAML. */
@NullMarked
package io.everynode.simulation;

import org.jspecify.annotations.NullMarked;
