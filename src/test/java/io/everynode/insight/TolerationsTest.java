package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Taint;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of a toleration against every form of a taint, as {@code Toleration.ToleratesTaint} decides. */
class TolerationsTest {
    @ParameterizedTest(name = "[{0} {1} {2} {3}] against {4}={5}:{6} is {7}")
    @CsvSource(nullValues = "-", textBlock = """
                    # key, operator, value, effect,     taint key, value, effect,      tolerated
                    gpu,   Equal,  true,  NoSchedule,   gpu,  true,  NoSchedule,        true
                    gpu,   '',     true,  NoSchedule,   gpu,  true,  NoSchedule,        true
                    gpu,   Equal,  true,  '',           gpu,  true,  NoExecute,         true
                    gpu,   Equal,  no,    NoSchedule,   gpu,  true,  NoSchedule,        false
                    gpu,   Equal,  true,  NoExecute,    gpu,  true,  NoSchedule,        false
                    gpu,   Exists, '',    NoSchedule,   gpu,  true,  NoSchedule,        true
                    gpu,   Exists, '',    '',           gpu,  '',    NoExecute,         true
                    cpu,   Exists, '',    '',           gpu,  true,  NoSchedule,        false
                    '',    Exists, '',    '',           gpu,  true,  NoSchedule,        true
                    '',    Exists, '',    NoExecute,    gpu,  true,  NoSchedule,        false
                    '',    Equal,  true,  '',           gpu,  true,  NoSchedule,        true
                    '',    Equal,  '',    '',           gpu,  true,  NoSchedule,        false
                    '',    Equal,  '',    '',           gpu,  '',    NoSchedule,        true
                    age,   Lt,     10,    NoSchedule,   age,  9,     NoSchedule,        true
                    age,   Lt,     10,    NoSchedule,   age,  10,    NoSchedule,        false
                    age,   Gt,     10,    NoSchedule,   age,  11,    NoSchedule,        true
                    age,   Gt,     10,    NoSchedule,   age,  9,     NoSchedule,        false
                    age,   Gt,     -10,   NoSchedule,   age,  -9,    NoSchedule,        true
                    age,   Gt,     010,   NoSchedule,   age,  11,    NoSchedule,        false
                    age,   Lt,     10,    NoSchedule,   age,  +9,    NoSchedule,        false
                    age,   Lt,     ten,   NoSchedule,   age,  9,     NoSchedule,        false
                    gpu,   Like,   true,  NoSchedule,   gpu,  true,  NoSchedule,        false
                    """)
    void tolerates(
            String key,
            String operator,
            String value,
            String effect,
            String taintKey,
            String taintValue,
            String taintEffect,
            boolean tolerated) {
        var toleration = new Toleration(key, operator, value, effect);
        assertThat(Tolerations.tolerates(toleration, new Taint(taintKey, taintValue, taintEffect, null)))
                .isEqualTo(tolerated);
    }

    @ParameterizedTest(name = "{0}:{1} is tolerated by every DaemonSet: {2}, with hostNetwork: {3}")
    @CsvSource(textBlock = """
                    not-ready,           NoExecute,  true,  true
                    unreachable,         NoExecute,  true,  true
                    disk-pressure,       NoSchedule, true,  true
                    memory-pressure,     NoSchedule, true,  true
                    pid-pressure,        NoSchedule, true,  true
                    unschedulable,       NoSchedule, true,  true
                    network-unavailable, NoSchedule, false, true
                    not-ready,           NoSchedule, false, false
                    unreachable,         NoSchedule, false, false
                    out-of-service,      NoExecute,  false, false
                    disk-pressure,       NoExecute,  false, false
                    """)
    void automatic(String condition, String effect, boolean always, boolean withHostNetwork) {
        Taint taint = Facts.taint("node.kubernetes.io/" + condition, "", effect);
        assertThat(Tolerations.of(Facts.template(Map.of(), null)).tolerate(taint))
                .isEqualTo(always);
        assertThat(Tolerations.of(onHostNetwork()).tolerate(taint)).isEqualTo(withHostNetwork);
    }

    private static TemplateFacts onHostNetwork() {
        TemplateFacts t = Facts.template(Map.of(), null);
        return new TemplateFacts(
                t.labels(),
                t.annotations(),
                null,
                Map.of(),
                null,
                List.of(),
                true,
                false,
                List.of(),
                "",
                List.of(),
                t.requests());
    }
}
