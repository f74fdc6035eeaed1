package io.everynode.simulation.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {
    @ParameterizedTest
    @CsvSource({
        "500m, 1000, 500",
        "2, 1000, 2000",
        "0.5, 1000, 500",
        "1.5Gi, 1, 1610612736",
        "64Mi, 1, 67108864",
        "1k, 1, 1000",
        "3M, 1, 3000000",
        "2G, 1, 2000000000",
        "1T, 1, 1000000000000",
        "1Ki, 1, 1024",
        "1Ti, 1, 1099511627776",
        "1m, 1, 1",
        "'', 1, 0"
    })
    void quantitiesAreReadAndRoundedUp(String text, int scale, long value) {
        assertThat(Resources.quantity(text, scale)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lots", "5Zi", "1.2.3", "Mi"})
    void whatIsNoQuantityIsRefused(String text) {
        assertThatThrownBy(() -> Resources.quantity(text, 1)).hasMessageContaining("found '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{nodeName: n1} | n1 | true",
                "{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [n2]}]}]}}}} | n2 | false",
                "{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [n2, n3]}]}]}}}} | | false",
                "{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: NotIn, values: [n2]}]}]}}}} | | false",
                "{} | | false"
            })
    void aPodIsMeantForTheNodeThatItsAffinityNames(String spec, String target, boolean bound) {
        PodView pod = PodView.of(SelectionTest.yaml("{metadata: {name: p}, spec: " + spec + "}"));
        assertThat(pod.target()).isEqualTo(target);
        assertThat(pod.bound()).isEqualTo(bound);
    }

    @Test
    void aPodIsAvailableWhenItHasBeenReadyLongEnough() {
        PodView pod = PodView.of(
                SelectionTest.yaml(
                        "{metadata: {name: p}, status: {conditions: [{type: Ready, status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z'}]}}"));
        assertThat(pod.availableAt(Instant.parse("2026-01-01T00:00:09Z"), 10)).isFalse();
        assertThat(pod.availableAt(Instant.parse("2026-01-01T00:00:10Z"), 10)).isTrue();
        assertThat(pod.availableAt(Instant.parse("2025-01-01T00:00:00Z"), 0)).isTrue();
    }

    @Test
    void aReadyPodWithoutTimeIsAvailableOnlyIfNothingHasToPass() {
        PodView pod = PodView.of(
                SelectionTest.yaml("{metadata: {name: p}, status: {conditions: [{type: Ready, status: 'True'}]}}"));
        assertThat(pod.availableAt(Instant.parse("2026-01-01T00:00:00Z"), 1)).isFalse();
        assertThat(pod.availableAt(Instant.parse("2026-01-01T00:00:00Z"), 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 1", "'10%', 48, 5", "'100%', 7, 7", "'1%', 1000, 10", "'0%', 10, 0", "'34%', 3, 2"})
    void boundsArePartsOfTheWishedRoundedUp(String bound, int desired, int of) {
        DaemonSetView ds = DaemonSetView.of(SelectionTest.yaml(
                "{metadata: {name: d, namespace: n}, spec: {updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: %s, maxSurge: %s}}}}"
                        .formatted(bound, bound)));
        assertThat(ds.strategy().maxUnavailableOf(desired)).isEqualTo(of);
        assertThat(ds.strategy().maxSurgeOf(desired)).isEqualTo(of);
    }

    @Test
    void aPodCountsAsUpdatedByItsHashOrOfOldByItsGeneration() {
        DaemonSetView ds = DaemonSetView.of(SelectionTest.yaml(
                "{metadata: {name: d, namespace: n, annotations: {deprecated.daemonset.template.generation: '3'}}}"));
        assertThat(ds.isUpdated(pod("h1", "1"), "h1")).isTrue();
        assertThat(ds.isUpdated(pod("h2", "3"), "h1")).isTrue();
        assertThat(ds.isUpdated(pod("h2", "1"), "h1")).isFalse();
    }

    private static PodView pod(String hash, String generation) {
        return PodView.of(SelectionTest.yaml(
                "{metadata: {name: p, labels: {controller-revision-hash: %s, pod-template-generation: '%s'}}}"
                        .formatted(hash, generation)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSchedule", "a=b", "a=b:Never", "=b:NoSchedule", "a b:NoSchedule"})
    void whatIsNoTaintIsRefused(String text) {
        assertThatThrownBy(() -> Taint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
