package io.everynode.cluster;

import static io.everynode.cluster.Manifests.META;
import static io.everynode.cluster.Manifests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.everynode.model.ClusterName;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.IntOrPercent;
import io.everynode.model.Requirement;
import io.everynode.model.Resources;
import io.everynode.model.UpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaemonSetTranslatorTest {
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
        assertThat(ds.selector().matchExpressions()).containsExactly(new Requirement("tier", "In", List.of("a", "b")));
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
                .isEqualTo(new UpdateStrategy.RollingUpdate(new IntOrPercent(1, false), new IntOrPercent(0, false)));
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
        assertThat(daemonSet(META + SPEC + affinity.formatted("")).template().affinityTerms())
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
