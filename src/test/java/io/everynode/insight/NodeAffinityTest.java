package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.NodeFacts;
import io.everynode.model.NodeSelectorTerm;
import io.everynode.model.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Required node affinity as {@code GetRequiredNodeAffinity(pod).Match(node)} decides. */
class NodeAffinityTest {
    private static final NodeFacts NODE = Facts.node("node-1", Map.of("zone", "b", "cores", "16", "arch", ""));

    @ParameterizedTest(name = "{0} {1} [{2}] matches: {3}")
    @CsvSource(textBlock = """
                    zone,  In,           a b,    true
                    zone,  In,           a,      false
                    gone,  In,           a,      false
                    zone,  NotIn,        a,      true
                    zone,  NotIn,        a b,    false
                    gone,  NotIn,        a,      true
                    zone,  Exists,       '',     true
                    arch,  Exists,       '',     true
                    gone,  Exists,       '',     false
                    gone,  DoesNotExist, '',     true
                    zone,  DoesNotExist, '',     false
                    cores, Gt,           8,      true
                    cores, Gt,           16,     false
                    cores, Lt,           17,     true
                    cores, Lt,           16,     false
                    zone,  Gt,           8,      false
                    gone,  Lt,           8,      false
                    """)
    void matches(String key, String operator, String values, boolean matches) {
        assertThat(on(expression(key, operator, values))).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} {1} [{2}] cannot be parsed")
    @CsvSource(textBlock = """
                    zone,     In,           ''
                    zone,     NotIn,        ''
                    zone,     NotIn,        not/a/value
                    zone,     Exists,       b
                    gone,     DoesNotExist, b
                    cores,    Gt,           8 9
                    cores,    Gt,           eight
                    zone,     Like,         b
                    -zone,    NotIn,        a
                    """)
    void unusable(String key, String operator, String values) {
        assertThat(on(expression(key, operator, values))).isFalse();
        assertThat(NodeAffinity.whyNot(List.of(expression(key, operator, values)), NODE))
                .extracting(m -> m.terms().getFirst().found())
                .isEqualTo("Kubernetes cannot parse that");
    }

    @ParameterizedTest(name = "{0} {1} [{2}] as a field matches: {3}")
    @CsvSource(textBlock = """
                    metadata.name, In,     node-1,        true
                    metadata.name, In,     node-2,        false
                    metadata.name, NotIn,  node-2,        true
                    metadata.name, NotIn,  node-1,        false
                    metadata.name, In,     node-1 node-2, false
                    metadata.name, Exists, '',            false
                    metadata.uid,  In,     node-1,        false
                    metadata.uid,  NotIn,  node-1,        true
                    """)
    void fields(String key, String operator, String values, boolean matches) {
        assertThat(on(new NodeSelectorTerm(List.of(), List.of(requirement(key, operator, values)))))
                .isEqualTo(matches);
    }

    @Test
    void withoutARequiredBlockEveryNodeMatches() {
        assertThat(NodeAffinity.whyNot(null, NODE)).isNull();
    }

    @Test
    void aBlockWithoutTermsMatchesNothing() {
        assertThat(NodeAffinity.whyNot(List.of(), NODE)).isNotNull();
    }

    @Test
    void anEmptyTermMatchesNothingAndAnotherOneStillMay() {
        var empty = new NodeSelectorTerm(List.of(), List.of());
        assertThat(on(empty)).isFalse();
        assertThat(on(empty, expression("zone", "In", "b"))).isTrue();
    }

    @Test
    void aTermThatCannotBeParsedDoesNotHideAnother() {
        assertThat(on(expression("zone", "Like", "b"), expression("zone", "In", "b")))
                .isTrue();
    }

    @Test
    void insideATermEverythingMustMatch() {
        var term = new NodeSelectorTerm(
                List.of(requirement("zone", "In", "b"), requirement("cores", "Gt", "8")),
                List.of(requirement("metadata.name", "In", "node-2")));
        assertThat(on(term)).isFalse();
    }

    private static boolean on(NodeSelectorTerm... terms) {
        return NodeAffinity.whyNot(List.of(terms), NODE) == null;
    }

    private static NodeSelectorTerm expression(String key, String operator, String values) {
        return new NodeSelectorTerm(List.of(requirement(key, operator, values)), List.of());
    }

    private static Requirement requirement(String key, String operator, String values) {
        return new Requirement(key, operator, values.isEmpty() ? List.of() : List.of(values.split(" ")));
    }
}
