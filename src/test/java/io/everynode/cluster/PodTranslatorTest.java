package io.everynode.cluster;

import static io.everynode.cluster.Manifests.META;
import static io.everynode.cluster.Manifests.OWNED;
import static io.everynode.cluster.Manifests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.everynode.model.Condition;
import io.everynode.model.ContainerStatusFacts.Termination;
import io.everynode.model.NodeName;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodTranslatorTest {
    private PodFacts pod(String yaml) {
        return PodTranslator.facts(read(Pod.class, yaml)).orElseThrow();
    }

    @Test
    void thatRunsAndIsReadyNeedsNoDetail() {
        PodFacts pod = pod(OWNED + """
                spec: {nodeName: node-1, containers: [{name: c, image: i}]}
                status:
                  phase: Running
                  conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-11-24T06:00:09Z"}]
                  containerStatuses:
                  - {name: c, ready: true, restartCount: 2, state: {running: {}}}
                  - {name: d, ready: true, restartCount: 3, state: {running: {}}}
                """);
        assertThat(pod.controller()).isEqualTo(new Uid("ds-1"));
        assertThat(pod.node()).isEqualTo(new NodeName("node-1")).isEqualTo(pod.target());
        assertThat(pod.ready()).isTrue();
        assertThat(pod.readySince()).isEqualTo(Instant.parse("2026-11-24T06:00:09Z"));
        assertThat(pod.restarts()).isEqualTo(5);
        assertThat(pod.detail()).isSameAs(PodDetail.NONE);
    }

    @Test
    void thatIsNotBoundYetIsForTheNodeOfItsAffinity() {
        PodFacts pod = pod(OWNED + """
                spec:
                  affinity:
                    nodeAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        nodeSelectorTerms:
                        - matchFields: [{key: metadata.name, operator: In, values: [node-7]}]
                status:
                  phase: Pending
                  conditions:
                  - {type: PodScheduled, status: "False", reason: Unschedulable, message: Insufficient cpu}
                """);
        assertThat(pod.node()).isNull();
        assertThat(pod.target()).isEqualTo(new NodeName("node-7"));
        assertThat(pod.detail().scheduled())
                .isEqualTo(new Condition("PodScheduled", "False", "Unschedulable", "Insufficient cpu", null));
    }

    @Test
    void whoseAffinityNamesTwoNodesIsForNone() {
        PodFacts pod = pod(OWNED + """
                spec:
                  affinity:
                    nodeAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        nodeSelectorTerms:
                        - matchFields: [{key: metadata.name, operator: In, values: [node-7, node-8]}]
                """);
        assertThat(pod.target()).isNull();
        assertThat(pod.phase()).isEqualTo(PodPhase.Pending);
    }

    @Test
    void thatCrashesSaysHowItEnded() {
        PodFacts pod = pod(OWNED + """
                spec: {nodeName: node-1}
                status:
                  phase: Running
                  initContainerStatuses: [{name: init, ready: true, state: {terminated: {exitCode: 0, reason: Completed}}}]
                  containerStatuses:
                  - name: c
                    restartCount: 4
                    state: {waiting: {reason: CrashLoopBackOff, message: back-off 40s}}
                    lastState: {terminated: {exitCode: 137, reason: OOMKilled, message: too much, finishedAt: "2026-11-24T07:00:00Z"}}
                  - {name: unreported}
                """);
        assertThat(pod.detail().containers())
                .extracting(c -> c.name() + " " + c.init() + " " + c.state() + " " + c.reason())
                .containsExactly(
                        "init true terminated Completed",
                        "c false waiting CrashLoopBackOff",
                        "unreported false waiting ");
        assertThat(pod.detail().containers().get(1).lastTermination())
                .isEqualTo(new Termination(137, "OOMKilled", "too much", Instant.parse("2026-11-24T07:00:00Z")));
    }

    @Test
    void thatIsBeingDeletedKeepsItsFinalizers() {
        PodFacts pod = pod(OWNED + """
                  deletionTimestamp: "2026-11-24T07:00:00Z"
                  finalizers: [example.com/hold]
                spec: {nodeName: node-1}
                status: {phase: Running, conditions: [{type: Ready, status: "True"}]}
                """);
        assertThat(pod.terminating()).isTrue();
        assertThat(pod.detail().finalizers()).containsExactly("example.com/hold");
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, ReplicaSet, true, false",
        "apps.kruise.io/v1alpha1, DaemonSet, true, false",
        "v1, Node, true, false",
        "apps/v1, DaemonSet, true, true",
        "apps/v1, ReplicaSet, false, true"
    })
    void isKeptIfADaemonSetControlsItOrNobodyDoes(String api, String kind, boolean controller, boolean kept) {
        Pod pod = read(
                Pod.class,
                META
                        + "  ownerReferences: [{apiVersion: %s, kind: %s, name: o, uid: o-1, controller: %s}]"
                                .formatted(api, kind, controller));
        assertThat(PodTranslator.facts(pod).isPresent()).isEqualTo(kept);
    }

    @Test
    void withABadTimeIsRefusedByTheFieldsName() {
        Pod pod = read(Pod.class, META.replace("2026-11-24T06:00:00Z", "yesterday"));
        assertThatThrownBy(() -> PodTranslator.facts(pod))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metadata.creationTimestamp: expected a time as in RFC 3339, found \"yesterday\"");
    }
}
