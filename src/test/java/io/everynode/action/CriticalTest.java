package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.page.ClusterFixture;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By namespace and well-known names; by priority class see {@code preflight/critical-by-priority-class}. */
class CriticalTest {
    @ParameterizedTest
    @CsvSource({
        "kube-system, log-agent, it belongs to kube-system",
        "kube-system, kube-proxy, by its name it is the network of the nodes",
        "kube-system, aws-node, by its name it is the network of the nodes",
        "kube-system, cilium, by its name it is the network of the nodes",
        "calico-system, calico-node, by its name it is the network of the nodes",
        "kube-flannel, kube-flannel-ds, by its name it is the network of the nodes",
        "openshift-ovn-kubernetes, ovnkube-node, by its name it is the network of the nodes",
        "net, rke2-canal, by its name it is the network of the nodes",
        "storage, ebs-csi-node, by its name it mounts volumes on the nodes",
        "storage, csi-rbdplugin, by its name it mounts volumes on the nodes",
        "storage, longhorn-csi-plugin, by its name it mounts volumes on the nodes"
    })
    void nodesDependOnIt(String namespace, String name, String why) {
        assertThat(Critical.why(facts(namespace, name))).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"logging, fluent-bit", "kube-systems, agent", "apps, calicoctl", "apps, ciliumish"})
    void nodesDoNotDependOnIt(String namespace, String name) {
        assertThat(Critical.why(facts(namespace, name))).isEmpty();
    }

    private static DaemonSetFacts facts(String namespace, String name) {
        var ref = new DaemonSetRef(new ClusterName("prod"), namespace, name);
        var understood = new ClusterFixture("prod")
                .nodes(1, "p", "z")
                .daemonSet(namespace, name, "agent:1", Map.of())
                .view(1)
                .understanding()
                .daemonSets();
        return Objects.requireNonNull(understood.get(ref)).facts();
    }
}
