/** The fake kubelets: what becomes of a pod on its node, by the book or by what the world's file says of its image. */
@NullMarked
package io.everynode.simulation.kubelet;

import org.jspecify.annotations.NullMarked;
