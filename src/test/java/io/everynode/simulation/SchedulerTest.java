package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.Taint;
import io.everynode.simulation.world.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are those of kube-scheduler 1.36.3 for the same pods on four nodes. */
class SchedulerTest {
    private static final String UNRESOLVABLE =
            " no new claims to deallocate, preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.";
    private static final String RESOLVABLE = " no new claims to deallocate, preemption: 0/4 nodes are available:"
            + " 1 No preemption victims found for incoming pod, 3 Preemption is not helpful for scheduling.";

    private final Lab lab = Lab.of(4);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory: 100Gi             | 1 Insufficient memory,",
                "cpu: \"99\"               | 1 Insufficient cpu,",
                "cpu: \"99\", memory: 1Ti  | 1 Insufficient cpu, 1 Insufficient memory,"
            })
    void aPodThatAsksForMoreThanItsNodeHasStaysPending(String requests, String words) {
        lab.daemonSet(
                "agent",
                "{}",
                "{containers: [{name: main, image: x, resources: {requests: {%s}}}]}".formatted(requests));
        lab.seconds(5);
        JsonNode pod = lab.podOn("agent", "node-1");
        assertThat(condition(pod).path("status").asText()).isEqualTo("False");
        assertThat(condition(pod).path("reason").asText()).isEqualTo("Unschedulable");
        assertThat(condition(pod).path("message").asText())
                .isEqualTo("0/4 nodes are available: " + words + " 3 node(s) didn't satisfy plugin(s) [NodeAffinity]."
                        + UNRESOLVABLE);
        assertThat(lab.counts("agent")).containsExactly(4, 4, 0, 4, 0, 4, 0);
        assertThat(lab.events()).anyMatch(e -> e.startsWith("FailedScheduling: 0/4 nodes are available: " + words));
    }

    @Test
    void aPodWhosePortIsTakenStaysPendingUntilItIsFree() {
        String port = "{containers: [{name: main, image: x, ports: [{containerPort: 80, hostPort: 8080}]}]}";
        lab.daemonSet("first", "{}", port);
        lab.seconds(5);
        lab.daemonSet("second", "{}", port);
        lab.seconds(5);
        assertThat(condition(lab.podOn("second", "node-2")).path("message").asText())
                .isEqualTo("0/4 nodes are available: 1 node(s) didn't have free ports for the requested pod ports,"
                        + " 3 node(s) didn't satisfy plugin(s) [NodeAffinity]." + RESOLVABLE);
        lab.delete(Lab.ds("first"));
        lab.seconds(20);
        assertThat(lab.pods("second")).allMatch(Lab::ready);
    }

    @Test
    void aPodThatWaitsForRoomIsBoundWhenOthersGo() {
        String half = "{containers: [{name: main, image: x, resources: {requests: {memory: 5Gi}}}]}";
        lab.daemonSet("first", "{}", half);
        lab.seconds(10);
        lab.daemonSet("second", "{}", half);
        lab.seconds(10);
        assertThat(condition(lab.podOn("second", "node-3")).path("message").asText())
                .contains("1 Insufficient memory,")
                .endsWith(RESOLVABLE);
        lab.delete(Lab.ds("first"));
        lab.seconds(20);
        assertThat(lab.pods("second")).allMatch(Lab::ready);
    }

    @Test
    void aNodeTakesNoMorePodsThanItMay() {
        for (int i = 0; i < 11; i++) {
            lab.daemonSet("ds-" + i);
        }
        lab.seconds(30);
        long pending = lab.simulation().registry().store().list(Kind.POD).objects().stream()
                .filter(p -> condition(p).path("message").asText().contains("1 Too many pods"))
                .count();
        assertThat(pending).isEqualTo(4);
    }

    @Test
    void aPodWithoutTargetGoesToTheEmptiestNodeThatItMayRunOn() {
        lab.daemonSet(
                "agent",
                "{}",
                "{nodeSelector: {kubernetes.io/hostname: node-1}, containers: [{name: main, image: x, resources: {requests: {memory: 1Gi}}}]}");
        lab.simulation().levers().pull(new Act.Cordon("node-2"));
        lab.seconds(10);
        pod("free", "{containers: [{name: main, image: x}]}");
        pod(
                "picky",
                "{nodeSelector: {topology.kubernetes.io/zone: zone-b, kubernetes.io/hostname: node-4}, containers: [{name: main, image: x}]}");
        lab.seconds(10);
        assertThat(nodeOf("free")).isEqualTo("node-3");
        assertThat(nodeOf("picky")).isEqualTo("node-4");
    }

    @Test
    void aPodThatFitsNowhereSaysWhyForEachKindOfNode() {
        lab.simulation().levers().pull(new Act.Cordon("node-1"));
        lab.simulation().levers().pull(new Act.AddTaint("node-2", Taint.parse("a=b:NoSchedule")));
        lab.seconds(1);
        pod("picky", "{nodeSelector: {no: where}, containers: [{name: main, image: x}]}");
        lab.seconds(1);
        assertThat(condition(lab.get(key("picky"))).path("message").asText())
                .startsWith("0/4 nodes are available: 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable,"
                        + " 2 node(s) didn't match Pod's node affinity/selector.");
        lab.change(ObjectKey.node("node-3"), json -> Trees.with(json, "where", "metadata", "labels", "no"));
        lab.seconds(20);
        assertThat(nodeOf("picky")).isEqualTo("node-3");
    }

    @Test
    void aGatedPodIsNotScheduled() {
        pod("gated", "{schedulingGates: [{name: wait}], containers: [{name: main, image: x}]}");
        lab.seconds(10);
        assertThat(nodeOf("gated")).isEmpty();
    }

    @Test
    void aPodThatIsDeletedWhileItWaitsIsForgotten() {
        pod("huge", "{containers: [{name: main, image: x, resources: {requests: {cpu: \"50\"}}}]}");
        lab.seconds(5);
        lab.delete(key("huge"));
        lab.simulation().levers().pull(new Act.Cordon("node-1"));
        lab.seconds(10);
        assertThat(lab.find(key("huge"))).isEmpty();
    }

    private void pod(String name, String spec) {
        ObjectNode pod = Lab.yaml("{apiVersion: v1, kind: Pod, metadata: {name: %s}}".formatted(name));
        pod.set("spec", Lab.yaml(spec));
        lab.create(Kind.POD, pod);
    }

    private String nodeOf(String pod) {
        return Trees.text(lab.get(key(pod)), "spec", "nodeName");
    }

    private static ObjectKey key(String pod) {
        return new ObjectKey(Kind.POD, "default", pod);
    }

    private static JsonNode condition(JsonNode pod) {
        return Lab.conditionOf(pod, "PodScheduled");
    }
}
