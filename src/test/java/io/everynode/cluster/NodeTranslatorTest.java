package io.everynode.cluster;

import static io.everynode.cluster.Manifests.META;
import static io.everynode.cluster.Manifests.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.NodeFacts;
import io.everynode.model.Resources;
import io.fabric8.kubernetes.api.model.Node;
import org.junit.jupiter.api.Test;

class NodeTranslatorTest {
    @Test
    void bringsItsTaintsConditionsAndAmounts() {
        NodeFacts node = NodeTranslator.facts(read(Node.class, META + """
                  labels: {topology.kubernetes.io/zone: zone-1}
                spec:
                  unschedulable: true
                  taints: [{key: k, effect: NoSchedule, timeAdded: "2026-11-24T06:01:00Z"}, {key: a, value: b, effect: NoExecute}]
                status:
                  allocatable: {cpu: 1930m, memory: 2Gi, pods: "110"}
                  conditions: [{type: Ready, status: Unknown, reason: NodeStatusUnknown, lastHeartbeatTime: "2026-11-24T06:00:00Z"}]
                  nodeInfo: {kubeletVersion: v1.36.3}
                """));
        assertThat(node.taints()).extracting(t -> t.text()).containsExactly("k:NoSchedule", "a=b:NoExecute");
        assertThat(node.unschedulable()).isTrue();
        assertThat(node.ready()).isEqualTo("Unknown");
        assertThat(node.allocatable()).isEqualTo(new Resources(1930, 2L << 30, 110));
        assertThat(node.zone()).contains("zone-1");
    }

    @Test
    void isTheSameAfterAHeartbeat() {
        String yaml = META + """
                status: {conditions: [{type: Ready, status: "True", lastHeartbeatTime: "2026-11-24T06:00:00Z"}]}
                """;
        assertThat(NodeTranslator.facts(read(Node.class, yaml)))
                .isEqualTo(NodeTranslator.facts(read(Node.class, yaml.replace("06:00:00Z\"}]", "06:00:10Z\"}]"))));
    }

    @Test
    void thatNeverReportedIsUnknown() {
        assertThat(NodeTranslator.facts(read(Node.class, META)).ready()).isEqualTo("Unknown");
    }
}
