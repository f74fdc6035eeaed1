package io.everynode.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.action.KubectlContext;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.Taint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubectlCommandsTest {
    private static final NodeName NODE = new NodeName("node-17");
    private static final DaemonSetRef REF = new DaemonSetRef(new ClusterName("prod"), "logging", "agent");

    private final Kubectl kubectl = new Kubectl(new KubectlContext("my prod"));

    @Test
    void eachSaysInWhichClusterItIsMeant() {
        assertThat(kubectl.drain(NODE)).isEqualTo("kubectl drain node-17 --ignore-daemonsets --context 'my prod'");
        assertThat(kubectl.logs(REF, "agent-x", "main"))
                .isEqualTo("kubectl logs agent-x -c main --previous -n logging --context 'my prod'");
        assertThat(kubectl.describePod(REF, "agent-x"))
                .isEqualTo("kubectl describe pod agent-x -n logging --context 'my prod'");
        assertThat(new Kubectl(new KubectlContext(null)).drain(NODE))
                .isEqualTo("kubectl drain node-17 --ignore-daemonsets");
    }

    @ParameterizedTest
    @CsvSource({
        "dedicated, kubectl taint node node-17 dedicated:NoSchedule- --context 'my prod'",
        "node.kubernetes.io/unschedulable, kubectl uncordon node-17 --context 'my prod'",
        "node.kubernetes.io/disk-pressure, ''"
    })
    void aTaintIsTakenOffByWhoeverPutItThere(String key, String command) {
        assertThat(kubectl.takeOff(new Taint(key, "", "NoSchedule", null), NODE))
                .isEqualTo(command);
    }

    @Test
    void whatTheClusterNamedIsNoCommand() {
        assertThat(kubectl.logs(REF, "x; reboot", "$(id)")).startsWith("kubectl logs 'x; reboot' -c '$(id)' ");
    }
}
