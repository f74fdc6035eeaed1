package io.everynode.simulation.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.TemplateView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // template                               | taints of node n1, which has the label pool=a       | run
                // | stay
                "{}                                        | []                                                   | true  | true",
                "{nodeName: n1}                            | []                                                   | true  | true",
                "{nodeName: n2}                            | []                                                   | false | false",
                "{nodeSelector: {pool: a}}                 | []                                                   | true  | true",
                "{nodeSelector: {pool: b}}                 | []                                                   | false | false",
                "{}                                        | [{key: x, effect: NoSchedule}]                       | false | true",
                "{}                                        | [{key: x, effect: NoExecute}]                        | false | false",
                "{}                                        | [{key: x, effect: PreferNoSchedule}]                 | true  | true",
                "{}                                        | [{key: x, effect: NoSchedule}, {key: y, effect: NoExecute}] | false | false",
                "{tolerations: [{operator: Exists}]}       | [{key: x, effect: NoExecute}]                        | true  | true",
                "{tolerations: [{key: y, operator: Exists}]} | [{key: x, effect: NoSchedule}, {key: y, effect: NoExecute}] | false | true",
                // What every daemon pod tolerates, and what it does not.
                "{}                                        | [{key: node.kubernetes.io/not-ready, effect: NoExecute}]     | true  | true",
                "{}                                        | [{key: node.kubernetes.io/not-ready, effect: NoSchedule}]    | false | true",
                "{}                                        | [{key: node.kubernetes.io/unreachable, effect: NoExecute}]   | true  | true",
                "{}                                        | [{key: node.kubernetes.io/unreachable, effect: NoSchedule}]  | false | true",
                "{}                                        | [{key: node.kubernetes.io/disk-pressure, effect: NoSchedule}]   | true | true",
                "{}                                        | [{key: node.kubernetes.io/memory-pressure, effect: NoSchedule}] | true | true",
                "{}                                        | [{key: node.kubernetes.io/pid-pressure, effect: NoSchedule}]    | true | true",
                "{}                                        | [{key: node.kubernetes.io/unschedulable, effect: NoSchedule}]   | true | true",
                "{}                                        | [{key: node.kubernetes.io/network-unavailable, effect: NoSchedule}] | false | true",
                "{hostNetwork: true}                       | [{key: node.kubernetes.io/network-unavailable, effect: NoSchedule}] | true | true",
                "{}                                        | [{key: node.kubernetes.io/out-of-service, effect: NoExecute}] | false | false",
                "{}                                        | [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}] | false | true"
            })
    void aNodeWantsAPodAndLetsItStay(String template, String taints, boolean run, boolean stay) {
        NodeView node = NodeView.of(yaml("{metadata: {name: n1, labels: {pool: a}}, spec: {taints: " + taints + "}}"));
        assertThat(Placement.of(TemplateView.of(yaml(template)), node)).isEqualTo(new Placement(run, stay));
    }

    @Test
    void aPodGetsSixTolerationsAndASeventhOnTheHostNetwork() {
        assertThat(AutomaticTolerations.inPod(yaml("{}"))).hasSize(6);
        assertThat(AutomaticTolerations.inPod(yaml("{hostNetwork: true}"))).hasSize(7);
    }

    @Test
    void aUsersOwnTolerationIsKeptUnlessItIsOneOfThose() {
        var all = AutomaticTolerations.inPod(
                yaml(
                        "{tolerations: [{key: mine, operator: Exists},"
                                + " {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 30}]}"));
        assertThat(all).hasSize(7);
        assertThat(all.get(0).path("key").asText()).isEqualTo("mine");
        assertThat(all.get(1).has("tolerationSeconds")).isFalse();
    }

    @Test
    void aFailedPodIsLeftAloneLongerEachTimeUpToAQuarterOfAnHour() {
        Backoff backoff = new Backoff();
        Backoff.Key key = new Backoff.Key("uid", 1, "n1");
        Instant now = Instant.EPOCH;
        assertThat(backoff.waiting(key, now)).isNull();
        for (long expected : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            backoff.next(key, now);
            assertThat(backoff.waiting(key, now)).isEqualTo(Duration.ofSeconds(expected));
            now = now.plusSeconds(expected);
            assertThat(backoff.waiting(key, now)).isNull();
        }
        assertThat(backoff.waiting(new Backoff.Key("uid", 2, "n1"), now)).isNull();
    }

    @Test
    void aWaitThatIsLongOverIsForgotten() {
        Backoff backoff = new Backoff();
        Backoff.Key key = new Backoff.Key("uid", 1, "n1");
        backoff.next(key, Instant.EPOCH);
        backoff.next(key, Instant.EPOCH.plusSeconds(1));
        Instant later = Instant.EPOCH.plus(Duration.ofHours(1));
        assertThat(backoff.waiting(key, later)).isNull();
        backoff.next(key, later);
        assertThat(backoff.waiting(key, later)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theHashOfATemplateDependsOnWhatItSaysNotOnItsOrder() {
        String hash = TemplateHash.of(yaml("{a: 1, b: [x, {c: d}]}"), 0);
        assertThat(TemplateHash.of(yaml("{b: [x, {c: d}], a: 1}"), 0)).isEqualTo(hash);
        assertThat(TemplateHash.of(yaml("{b: [{c: d}, x], a: 1}"), 0)).isNotEqualTo(hash);
        assertThat(TemplateHash.of(yaml("{a: 2, b: [x, {c: d}]}"), 0)).isNotEqualTo(hash);
        assertThat(TemplateHash.of(yaml("{a: 1, b: [x, {c: d}]}"), 1)).isNotEqualTo(hash);
        assertThat(hash).matches("[bcdfghjklmnpqrstvwxz2456789]{1,10}");
    }

    @Test
    void differentTemplatesHardlyEverHaveTheSameHash() {
        long hashes = IntStream.range(0, 5_000)
                .mapToObj(i -> TemplateHash.of(yaml("{image: app:" + i + "}"), 0))
                .distinct()
                .count();
        assertThat(hashes).isGreaterThan(4_990);
    }

    private static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
