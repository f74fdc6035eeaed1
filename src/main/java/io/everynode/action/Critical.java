package io.everynode.action;

import io.everynode.model.DaemonSetFacts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** On which DaemonSets whole nodes depend: whoever changes one has to type its name. */
public final class Critical {
    private static final List<String> CLASSES = List.of("system-node-critical", "system-cluster-critical");
    private static final Pattern NETWORK = Pattern.compile(
            "(.*-)?(cilium|calico-node|canal|flannel|kube-flannel(-ds)?|weave-net|antrea-agent|aws-node|azure-cni|ovnkube-node|kindnet|multus|kube-router|kube-proxy)(-.*)?");
    private static final Pattern STORAGE = Pattern.compile(".*csi.*(node|plugin|driver).*|csi-.*");

    private Critical() {}

    /** Why it is one, as the end of a sentence; empty for all others. */
    public static Optional<String> why(DaemonSetFacts facts) {
        String priorityClass = facts.template().priorityClassName();
        String name = facts.ref().name();
        if (CLASSES.contains(priorityClass)) {
            return Optional.of("its priority class is " + priorityClass);
        }
        if (NETWORK.matcher(name).matches()) {
            return Optional.of("by its name it is the network of the nodes");
        }
        if (STORAGE.matcher(name).matches()) {
            return Optional.of("by its name it mounts volumes on the nodes");
        }
        return facts.ref().namespace().equals("kube-system")
                ? Optional.of("it belongs to kube-system")
                : Optional.empty();
    }
}
