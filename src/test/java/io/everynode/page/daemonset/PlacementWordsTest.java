package io.everynode.page.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.NodeSelectorTerm;
import io.everynode.model.Requirement;
import io.everynode.model.Resources;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementWordsTest {
    @Test
    void withoutAnyConditionItRunsOnEveryNode() {
        assertThat(PlacementWords.runsOn(template(Map.of(), null))).isEqualTo("every node");
    }

    @Test
    void theNodeSelectorIsReadOutByLabel() {
        assertThat(PlacementWords.runsOn(template(Map.of("pool", "gpu", "arch", "arm64"), null)))
                .isEqualTo("nodes with the label arch=arm64 and with the label pool=gpu");
    }

    @Test
    void expressionsOfOneTermHoldTogether() {
        var term = new NodeSelectorTerm(
                List.of(
                        new Requirement("os", "In", List.of("linux")),
                        new Requirement("pool", "NotIn", List.of("edge", "virtual")),
                        new Requirement("gpu", "Exists", List.of()),
                        new Requirement("old", "DoesNotExist", List.of()),
                        new Requirement("cores", "Gt", List.of("4")),
                        new Requirement("disks", "Lt", List.of("9"))),
                List.of());

        assertThat(PlacementWords.runsOn(template(Map.of(), List.of(term))))
                .isEqualTo("nodes where os is linux and pool is not edge or virtual and gpu is present"
                        + " and old is absent and cores is above 4 and disks is below 9");
    }

    @Test
    void oneOfSeveralTermsIsEnough() {
        var arm = new NodeSelectorTerm(List.of(new Requirement("arch", "In", List.of("arm64"))), List.of());
        var named = new NodeSelectorTerm(List.of(), List.of(new Requirement("metadata.name", "In", List.of("node-1"))));

        assertThat(PlacementWords.runsOn(template(Map.of(), List.of(arm, named))))
                .isEqualTo("nodes where either arch is arm64, or the name is node-1");
    }

    @Test
    void anAffinityWithoutExpressionsMatchesNothing() {
        assertThat(PlacementWords.runsOn(template(Map.of(), List.of(new NodeSelectorTerm(List.of(), List.of())))))
                .endsWith("which are none");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', Exists, '', '', everything",
                "'', Exists, '', NoSchedule, everything:NoSchedule",
                "dedicated, Equal, edge, NoSchedule, dedicated=edge:NoSchedule",
                "dedicated, '', edge, '', dedicated=edge",
                "dedicated, Equal, '', NoSchedule, dedicated:NoSchedule",
                "gpu, Exists, '', NoExecute, gpu:NoExecute",
                "age, Gt, 5, NoSchedule, age Gt 5:NoSchedule"
            })
    void tolerationsAreWrittenAsTaintsAre(String key, String operator, String value, String effect, String words) {
        assertThat(PlacementWords.tolerates(List.of(new Toleration(key, operator, value, effect))))
                .containsExactly(words);
    }

    @Test
    void onlyTheHostNetworkToleratesAnUnavailableOne() {
        assertThat(PlacementWords.addedTolerations(true)).contains("network-unavailable");
        assertThat(PlacementWords.addedTolerations(false)).doesNotContain("network-unavailable");
    }

    private static TemplateFacts template(Map<String, String> selector, @Nullable List<NodeSelectorTerm> terms) {
        return new TemplateFacts(
                Map.of(),
                Map.of(),
                null,
                selector,
                terms,
                List.of(),
                false,
                false,
                List.of(),
                "",
                List.of(),
                Resources.NONE);
    }
}
