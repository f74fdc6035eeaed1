package io.everynode.simulation.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which nodes a template selects and which taints it tolerates, operator by operator. */
class SelectionTest {
    private static final NodeView NODE = NodeView.of(yaml("""
            metadata: {name: n1, labels: {pool: gpu, size: "8", empty: ""}}
            """));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{key: pool, operator: In, values: [gpu, edge]}      | true",
                "{key: pool, operator: In, values: [edge]}           | false",
                "{key: none, operator: In, values: [gpu]}            | false",
                "{key: pool, operator: NotIn, values: [edge]}        | true",
                "{key: pool, operator: NotIn, values: [gpu]}         | false",
                "{key: none, operator: NotIn, values: [gpu]}         | true",
                "{key: pool, operator: Exists}                       | true",
                "{key: none, operator: Exists}                       | false",
                "{key: none, operator: DoesNotExist}                 | true",
                "{key: pool, operator: DoesNotExist}                 | false",
                "{key: size, operator: Gt, values: ['7']}            | true",
                "{key: size, operator: Gt, values: ['8']}            | false",
                "{key: size, operator: Lt, values: ['9']}            | true",
                "{key: size, operator: Lt, values: ['8']}            | false",
                "{key: none, operator: Gt, values: ['1']}            | false",
                "{key: pool, operator: Gt, values: ['1']}            | false",
                // What cannot be parsed matches nothing.
                "{key: pool, operator: In, values: []}               | false",
                "{key: pool, operator: Exists, values: [x]}          | false",
                "{key: size, operator: Gt, values: [many]}           | false",
                "{key: size, operator: Lt, values: ['1', '2']}       | false",
                "{key: pool, operator: Like, values: [gpu]}          | false"
            })
    void anExpressionMatchesAsInKubernetes(String expression, boolean matches) {
        assertThat(template("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                                + " {nodeSelectorTerms: [{matchExpressions: [" + expression + "]}]}}}")
                        .affinityMatches(NODE))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{matchFields: [{key: metadata.name, operator: In, values: [n1]}]}]        | true",
                "[{matchFields: [{key: metadata.name, operator: NotIn, values: [n1]}]}]     | false",
                "[{matchFields: [{key: metadata.uid, operator: In, values: ['']}]}]         | true",
                "[{matchFields: [{key: metadata.name, operator: In, values: [n1, n2]}]}]    | false",
                "[{matchFields: [{key: metadata.name, operator: Exists}]}]                  | false",
                "[{matchExpressions: [{key: pool, operator: Exists}, {key: none, operator: Exists}]}] | false",
                "[{matchExpressions: [{key: none, operator: Exists}]}, {matchExpressions: [{key: pool, operator: Exists}]}] | true",
                "[{matchExpressions: [{key: pool, operator: Bad}]}, {matchExpressions: [{key: pool, operator: Exists}]}] | true",
                "[{}]                                                                       | false",
                "[]                                                                         | false"
            })
    void ofSeveralTermsOneHasToMatch(String terms, boolean matches) {
        assertThat(template(
                                "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
                                        + terms + "}}}")
                        .affinityMatches(NODE))
                .isEqualTo(matches);
    }

    @Test
    void allLabelsOfANodeSelectorHaveToBeThere() {
        assertThat(template("nodeSelector: {pool: gpu, empty: ''}").affinityMatches(NODE))
                .isTrue();
        assertThat(template("nodeSelector: {pool: gpu, none: ''}").affinityMatches(NODE))
                .isFalse();
        assertThat(template("{}").affinityMatches(NODE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // toleration                                         | taint              | tolerates
                "{operator: Exists}                                   | a=b:NoSchedule     | true",
                "{key: a, operator: Exists}                           | a=b:NoSchedule     | true",
                "{key: a, operator: Exists, effect: NoExecute}        | a=b:NoSchedule     | false",
                "{key: c, operator: Exists}                           | a=b:NoSchedule     | false",
                "{key: a, operator: Equal, value: b}                  | a=b:NoSchedule     | true",
                "{key: a, value: b}                                   | a=b:NoExecute      | true",
                "{key: a, value: c}                                   | a=b:NoSchedule     | false",
                "{key: a}                                             | a:NoSchedule       | true",
                "{key: a, operator: Lt, value: '10'}                  | a=9:NoSchedule     | true",
                "{key: a, operator: Lt, value: '10'}                  | a=10:NoSchedule    | false",
                "{key: a, operator: Gt, value: '10'}                  | a=11:NoSchedule    | true",
                "{key: a, operator: Gt, value: '10'}                  | a=010:NoSchedule   | false",
                "{key: a, operator: Gt, value: ten}                   | a=11:NoSchedule    | false",
                "{key: a, operator: Has, value: b}                    | a=b:NoSchedule     | false"
            })
    void aTolerationMeetsATaintAsInKubernetes(String toleration, String taint, boolean tolerates) {
        assertThat(Toleration.of(yaml(toleration)).tolerates(Taint.parse(taint)))
                .isEqualTo(tolerates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{matchLabels: {app: x}}                                            | true",
                "{matchLabels: {app: y}}                                            | false",
                "{matchLabels: {app: x}, matchExpressions: [{key: tier, operator: DoesNotExist}]} | true",
                "{matchExpressions: [{key: app, operator: NotIn, values: [x]}]}     | false",
                "{}                                                                 | true"
            })
    void aSelectorMatchesAPodsLabels(String selector, boolean matches) {
        PodView pod = PodView.of(yaml("metadata: {name: p, labels: {app: x}}"));
        assertThat(Selector.of(yaml(selector)).matches(pod)).isEqualTo(matches);
        assertThat(Selector.of(yaml(selector)).matches(pod.labels())).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "80, TCP, , 80, TCP, , true",
        "80, TCP, , 80, UDP, , false",
        "80, TCP, , 81, TCP, , false",
        "80, TCP, 10.0.0.1, 80, TCP, 10.0.0.2, false",
        "80, TCP, 10.0.0.1, 80, TCP, 10.0.0.1, true",
        "80, TCP, 10.0.0.1, 80, TCP, , true",
        "80, TCP, , 80, TCP, 10.0.0.1, true"
    })
    void hostPortsConflictAsInKubernetes(
            int port,
            String protocol,
            String ip,
            int otherPort,
            String otherProtocol,
            String otherIp,
            boolean conflict) {
        assertThat(port(port, protocol, ip).conflictsWith(port(otherPort, otherProtocol, otherIp)))
                .isEqualTo(conflict);
    }

    private static HostPort port(int port, String protocol, String ip) {
        return HostPort.of(
                yaml("{hostPort: %d, protocol: %s, hostIP: '%s'}".formatted(port, protocol, ip == null ? "" : ip)));
    }

    private static TemplateView template(String spec) {
        return TemplateView.of(yaml(spec));
    }

    static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
