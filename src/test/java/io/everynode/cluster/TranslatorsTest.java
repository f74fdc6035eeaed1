package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.everynode.model.ClusterName;
import io.everynode.model.Condition;
import io.everynode.model.ContainerStatusFacts.Termination;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.EventFacts;
import io.everynode.model.IntOrPercent;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Requirement;
import io.everynode.model.Resources;
import io.everynode.model.RevisionFacts;
import io.everynode.model.Uid;
import io.everynode.model.UpdateStrategy;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslatorsTest {
    private static final String META = """
            metadata:
              name: it
              namespace: logging
              uid: u-1
              creationTimestamp: "2026-11-24T06:00:00Z"
            """;
    private static final String OWNED = META + """
              ownerReferences:
              - {apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: ds-1, controller: true}
            """;

    private static <T> T read(Class<T> type, String yaml) {
        return Serialization.unmarshal(yaml, type);
    }

    @Nested
    class APod {
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
                        lastState: {terminated: {exitCode: 137, reason: OOMKilled, message: too much}}
                      - {name: unreported}
                    """);
            assertThat(pod.detail().containers())
                    .extracting(c -> c.name() + " " + c.init() + " " + c.state() + " " + c.reason())
                    .containsExactly(
                            "init true terminated Completed",
                            "c false waiting CrashLoopBackOff",
                            "unreported false waiting ");
            assertThat(pod.detail().containers().get(1).lastTermination())
                    .isEqualTo(new Termination(137, "OOMKilled", "too much"));
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

    @Nested
    class ANode {
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

    @Nested
    class ADaemonSet {
        private static final String SPEC = """
                spec:
                  selector: {matchLabels: {app: agent}, matchExpressions: [{key: tier, operator: In, values: [a, b]}]}
                  template:
                    metadata: {labels: {app: agent}}
                    spec:
                      containers:
                      - name: agent
                        image: agent:1
                        resources: {requests: {cpu: 100m, memory: 64Mi}}
                        ports: [{containerPort: 80, hostPort: 8080}, {containerPort: 81}]
                        readinessProbe: {httpGet: {path: /, port: 80}}
                """;

        private DaemonSetFacts daemonSet(String yaml) {
            return DaemonSetTranslator.facts(new ClusterName("c"), read(DaemonSet.class, yaml));
        }

        @Test
        void bringsSelectorTemplateAndReportedCounts() {
            DaemonSetFacts ds = daemonSet(META + "  generation: 7\n" + SPEC + """
                      minReadySeconds: 9
                    status: {observedGeneration: 6, desiredNumberScheduled: 5, currentNumberScheduled: 4, numberReady: 3,
                      updatedNumberScheduled: 2, numberAvailable: 1, numberUnavailable: 4, numberMisscheduled: 8}
                    """);
            assertThat(ds.ref().toString()).isEqualTo("c/logging/it");
            assertThat(ds.generation()).isEqualTo(7);
            assertThat(ds.observedGeneration()).isEqualTo(6);
            assertThat(ds.minReadySeconds()).isEqualTo(9);
            assertThat(ds.reported()).isEqualTo(new Counts(5, 4, 3, 2, 1, 4, 8));
            assertThat(ds.selector().matchExpressions())
                    .containsExactly(new Requirement("tier", "In", List.of("a", "b")));
            assertThat(ds.template().images()).containsExactly("agent:1");
            assertThat(ds.template().containers().getFirst().hostPorts()).containsExactly(8080);
            assertThat(ds.template().containers().getFirst().readinessProbe()).isTrue();
            assertThat(ds.template().requests()).isEqualTo(new Resources(100, 64L << 20, 1));
        }

        @ParameterizedTest
        @CsvSource({"1, 0, 1, 0", "10%, 0, 10%, 0", "0, 25%, 0, 25%", "'\"3\"', 0, 3, 0"})
        void readsBothBounds(String unavailable, String surge, String expectedUnavailable, String expectedSurge) {
            DaemonSetFacts ds = daemonSet(META
                    + SPEC
                    + "  updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: %s, maxSurge: %s}}"
                            .formatted(unavailable, surge));
            assertThat(ds.strategy()).isInstanceOfSatisfying(UpdateStrategy.RollingUpdate.class, s -> {
                assertThat(s.maxUnavailable()).hasToString(expectedUnavailable);
                assertThat(s.maxSurge()).hasToString(expectedSurge);
            });
        }

        @Test
        void withoutAStrategyReplacesOneAfterTheOther() {
            assertThat(daemonSet(META + SPEC).strategy())
                    .isEqualTo(
                            new UpdateStrategy.RollingUpdate(new IntOrPercent(1, false), new IntOrPercent(0, false)));
        }

        @Test
        void withABoundThatIsNoneIsRefusedByTheFieldsName() {
            String yaml = META + SPEC + "  updateStrategy: {rollingUpdate: {maxSurge: many}}";
            assertThatThrownBy(() -> daemonSet(yaml))
                    .hasMessage(
                            "spec.updateStrategy.rollingUpdate.maxSurge: expected a number or a percentage, found \"many\"");
        }

        @Test
        void tellsARequiredAffinityWithoutTermsFromNone() {
            String affinity = "      affinity: {nodeAffinity: {%s}}\n";
            String required = "requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: []}";
            assertThat(daemonSet(META + SPEC + affinity.formatted(""))
                            .template()
                            .affinityTerms())
                    .isNull();
            assertThat(daemonSet(META + SPEC + affinity.formatted(required))
                            .template()
                            .affinityTerms())
                    .isEmpty();
        }

        @Test
        void asksForWhatItsSidecarsAndInitContainersNeedAtTheirMost() {
            DaemonSetFacts ds = daemonSet(META + SPEC + """
                          initContainers:
                          - {name: sidecar, restartPolicy: Always, resources: {requests: {cpu: 50m}}}
                          - {name: init, resources: {requests: {cpu: 400m, memory: 1Mi}}}
                    """);
            assertThat(ds.template().requests()).isEqualTo(new Resources(450, 64L << 20, 1));
        }

        @Test
        void isKeptWholeAndWritesNoSecretsIntoItsAnnotations() {
            DaemonSetFacts ds = daemonSet(META + """
                      annotations: {kubectl.kubernetes.io/last-applied-configuration: "{secret}", team: a}
                      managedFields:
                      - {manager: kubectl, time: "2026-11-24T06:00:00Z"}
                      - {manager: kube-controller-manager, time: "2026-11-24T08:00:00Z"}
                      - {manager: argocd, time: "2026-11-24T07:00:00Z"}
                      - {manager: kubectl, time: "2026-11-24T07:30:00Z"}
                    """ + SPEC + "  aFieldOfTomorrow: {kept: true}\n");
            assertThat(ds.annotations()).containsOnlyKeys("team");
            assertThat(ds.managers()).containsExactly("argocd", "kubectl", "kube-controller-manager");
            assertThat(ds.json().text()).contains("\"aFieldOfTomorrow\":{\"kept\":true}", "last-applied-configuration");
        }

        @Test
        void isTheSameTextInWhicheverOrderItWasWritten() {
            assertThat(daemonSet(SPEC + META).json())
                    .isEqualTo(daemonSet(META + SPEC).json());
        }
    }

    @Nested
    class ARevision {
        private static final String DATA = """
                revision: 3
                data: {spec: {template: {$patch: replace, metadata: {creationTimestamp: null}, spec: {tolerations: [],
                  containers: [{name: a, image: "agent:1", resources: {}}], initContainers: [{name: i, image: x}]}}}}
                """;

        @Test
        void keepsItsDataExactly() {
            RevisionFacts revision = RevisionTranslator.facts(read(ControllerRevision.class, OWNED + DATA))
                    .orElseThrow();
            assertThat(revision.owner()).isEqualTo(new Uid("ds-1"));
            assertThat(revision.number().value()).isEqualTo(3);
            assertThat(revision.images()).containsExactly("agent:1");
            assertThat(revision.data().text())
                    .isEqualTo(
                            "{\"spec\":{\"template\":{\"$patch\":\"replace\",\"metadata\":{\"creationTimestamp\":null},"
                                    + "\"spec\":{\"containers\":[{\"image\":\"agent:1\",\"name\":\"a\",\"resources\":{}}],"
                                    + "\"initContainers\":[{\"image\":\"x\",\"name\":\"i\"}],\"tolerations\":[]}}}}");
        }

        @Test
        void ofAStatefulSetIsNone() {
            String yaml = OWNED.replace("DaemonSet", "StatefulSet") + DATA;
            assertThat(RevisionTranslator.facts(read(ControllerRevision.class, yaml)))
                    .isEmpty();
        }
    }

    @Nested
    class AnEvent {
        private EventFacts event(String yaml) {
            return EventTranslator.facts(read(Event.class, META + """
                            involvedObject: {kind: DaemonSet, namespace: logging, name: agent, uid: ds-1}
                            type: Warning
                            reason: FailedCreate
                            message: quota
                            """ + yaml)).orElseThrow();
        }

        @Test
        void isSeenFromItsFirstToItsLastTime() {
            EventFacts event = event("""
                    count: 4
                    firstTimestamp: "2026-11-24T06:00:01Z"
                    lastTimestamp: "2026-11-24T06:00:05Z"
                    """);
            assertThat(event.about()).isEqualTo(new Uid("ds-1"));
            assertThat(event.count()).isEqualTo(4);
            assertThat(event.firstSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:01Z"));
            assertThat(event.lastSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:05Z"));
        }

        @Test
        void ofTheNewerLibraryIsReadByItsSeries() {
            EventFacts event = event("""
                    eventTime: "2026-11-24T06:00:01.5Z"
                    series: {count: 9, lastObservedTime: "2026-11-24T06:00:08.25Z"}
                    """);
            assertThat(event.count()).isEqualTo(9);
            assertThat(event.firstSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:01.500Z"));
            assertThat(event.lastSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:08.250Z"));
        }

        @Test
        void withoutAnyTimeOfItsOwnIsAsOldAsTheObject() {
            assertThat(event("").lastSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:00Z"));
        }

        @Test
        void aboutAPodIsNone() {
            Event event = read(Event.class, META + "involvedObject: {kind: Pod, name: p, uid: p-1}");
            assertThat(EventTranslator.facts(event)).isEmpty();
        }
    }
}
