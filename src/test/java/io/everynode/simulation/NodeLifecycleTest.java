package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.kubelet.NodeReports.Trouble;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.Taint;
import io.everynode.simulation.world.Act;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeLifecycleTest {
    private final Lab lab = Lab.of(3);

    @BeforeEach
    void settle() {
        lab.daemonSet("agent");
        lab.daemonSet("tough", "{}", "{tolerations: [{operator: Exists}]}");
        lab.seconds(30);
    }

    @Test
    void aSilentNodeIsUnknownAfterItsGraceAndNotBefore() {
        pull(new Act.NodeDown("node-1"));
        lab.seconds(49);
        assertThat(ready("node-1")).isEqualTo("True");
        lab.seconds(7);
        assertThat(ready("node-1")).isEqualTo("Unknown");
        assertThat(condition("node-1", "MemoryPressure").path("reason").asText())
                .isEqualTo("NodeStatusUnknown");
        assertThat(lab.taints("node-1"))
                .containsExactlyInAnyOrder(
                        "node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute");
        assertThat(lab.events()).contains("NodeNotReady: Node node-1 status is now: NodeNotReady");
    }

    @Test
    void itsPodsAreNoLongerReadyAndStay() {
        pull(new Act.NodeDown("node-1"));
        lab.seconds(60);
        JsonNode pod = lab.podOn("agent", "node-1");
        assertThat(Lab.ready(pod)).isFalse();
        assertThat(Lab.conditionOf(pod, "ContainersReady").path("status").asText())
                .isEqualTo("True");
        assertThat(pod.at("/metadata").has("deletionTimestamp")).isFalse();
        assertThat(lab.counts("tough")).containsExactly(3, 3, 2, 3, 2, 1, 0);
        assertThat(lab.counts("agent")).containsExactly(2, 2, 2, 2, 2, 0, 1);
    }

    @Test
    void aNodeThatIsHeardOfAgainIsAsBefore() {
        pull(new Act.NodeDown("node-1"));
        lab.seconds(60);
        pull(new Act.NodeUp("node-1"));
        lab.seconds(5);
        assertThat(ready("node-1")).isEqualTo("True");
        assertThat(lab.taints("node-1")).isEmpty();
        assertThat(Lab.ready(lab.podOn("agent", "node-1"))).isTrue();
        assertThat(lab.counts("agent")).containsExactly(3, 3, 3, 3, 3, 0, 0);
    }

    @Test
    void aNodeThatComesBackInTimeNeverWasUnknown() {
        pull(new Act.NodeDown("node-1"));
        lab.seconds(30);
        pull(new Act.NodeUp("node-1"));
        lab.seconds(60);
        assertThat(ready("node-1")).isEqualTo("True");
        assertThat(lab.events()).noneMatch(e -> e.startsWith("NodeNotReady"));
    }

    @Test
    void aKubeletThatSaysItIsNotReadyGetsOtherTaints() {
        pull(new Act.NodeNotReady("node-1", "KubeletNotReady", "container runtime is down"));
        lab.seconds(5);
        assertThat(condition("node-1", "Ready").path("message").asText()).isEqualTo("container runtime is down");
        assertThat(lab.taints("node-1"))
                .containsExactlyInAnyOrder(
                        "node.kubernetes.io/not-ready:NoSchedule", "node.kubernetes.io/not-ready:NoExecute");
        assertThat(Lab.ready(lab.podOn("tough", "node-1")))
                .as("as on 1.36.3, nobody speaks for its pods but the kubelet")
                .isTrue();
        pull(new Act.NodeReady("node-1"));
        lab.seconds(5);
        assertThat(lab.taints("node-1")).isEmpty();
        assertThat(Lab.ready(lab.podOn("tough", "node-1"))).isTrue();
    }

    @Test
    void pressureAndACordonBecomeTaintsThatDaemonPodsTolerate() {
        lab.simulation()
                .kubelets()
                .trouble("node-1", "DiskPressure", new Trouble("True", "KubeletHasDiskPressure", "full"));
        pull(new Act.Cordon("node-1"));
        lab.seconds(5);
        assertThat(lab.taints("node-1"))
                .containsExactlyInAnyOrder(
                        "node.kubernetes.io/disk-pressure:NoSchedule", "node.kubernetes.io/unschedulable:NoSchedule");
        lab.delete(Lab.pod(lab.podOn("agent", "node-1")));
        lab.seconds(30);
        assertThat(Lab.ready(lab.podOn("agent", "node-1"))).isTrue();
        pull(new Act.Uncordon("node-1"));
        lab.seconds(5);
        assertThat(lab.taints("node-1")).containsExactly("node.kubernetes.io/disk-pressure:NoSchedule");
    }

    @Test
    void aPersonsTaintsStayWhereTheyAre() {
        pull(new Act.AddTaint("node-1", new Taint("dedicated", "batch", Taint.NO_SCHEDULE)));
        pull(new Act.NodeDown("node-1"));
        lab.seconds(60);
        pull(new Act.NodeUp("node-1"));
        lab.seconds(5);
        assertThat(lab.taints("node-1")).containsExactly("dedicated=batch:NoSchedule");
        pull(new Act.RemoveTaint("node-1", new Taint("dedicated", "", Taint.NO_SCHEDULE)));
        lab.seconds(5);
        assertThat(lab.taints("node-1")).isEmpty();
    }

    @Test
    void aNewNodeIsTaintedUntilItsKubeletReports() {
        lab.create(Kind.NODE, Lab.yaml("{apiVersion: v1, kind: Node, metadata: {name: new, labels: {kwok: managed}}}"));
        lab.advance(Duration.ofMillis(500));
        assertThat(lab.taints("new")).containsExactly("node.kubernetes.io/not-ready:NoSchedule");
        lab.seconds(5);
        assertThat(lab.taints("new")).isEmpty();
    }

    @Test
    void handsAreKeptOffANodeWhoseStateIsSetByHand() {
        lab.change(ObjectKey.node("node-1"), json -> Trees.with(json, "mine", "metadata", "labels", "node-state"));
        lab.changeStatus(
                ObjectKey.node("node-1"),
                json -> Trees.with(
                        json, Lab.yaml("{c: [{type: Ready, status: 'False'}]}").path("c"), "status", "conditions"));
        lab.seconds(400);
        assertThat(ready("node-1")).isEqualTo("False");
    }

    @Test
    void thePodsOfANodeThatIsGoneAreCollectedUnlessItComesBack() {
        lab.delete(ObjectKey.node("node-1"));
        lab.delete(ObjectKey.node("node-2"));
        lab.seconds(20);
        lab.create(
                Kind.NODE,
                Lab.yaml(
                        "{apiVersion: v1, kind: Node, metadata: {name: node-2}, status: {allocatable: {cpu: \"4\", memory: 8Gi, pods: \"10\"}}}"));
        lab.seconds(60);
        assertThat(lab.pods("agent")).extracting(Lab::nodeOf).containsExactly("node-2", "node-3");
    }

    private void pull(Act act) {
        lab.simulation().levers().pull(act);
    }

    private String ready(String node) {
        return condition(node, "Ready").path("status").asText();
    }

    private JsonNode condition(String node, String type) {
        return Lab.conditionOf(lab.get(ObjectKey.node(node)), type);
    }
}
