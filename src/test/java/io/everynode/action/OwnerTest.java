package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.KeptJson;
import io.everynode.page.ClusterFixture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerTest {
    private static final DaemonSetFacts PLAIN = Objects.requireNonNull(new ClusterFixture("prod")
                    .nodes(1, "p", "z")
                    .daemonSet("logging", "agent", "agent:1", Map.of())
                    .view(1)
                    .understanding()
                    .daemonSets()
                    .get(new DaemonSetRef(new ClusterName("prod"), "logging", "agent")))
            .facts();

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -, argocd.argoproj.io/tracking-id, 'monitoring:apps/DaemonSet:logging/agent', Argo CD, monitoring
            kustomize.toolkit.fluxcd.io/name, -, infra, Flux, infra
            helm.toolkit.fluxcd.io/name, -, agent, Flux, agent
            -, meta.helm.sh/release-name, agent, Helm, agent
            app.kubernetes.io/managed-by, -, addon-manager, addon-manager, ''
            """)
    void labelsAndAnnotationsTell(String label, String annotation, String value, String tool, String name) {
        assertThat(Owner.of(facts(
                        label == null ? Map.of() : Map.of(label, value),
                        annotation == null ? Map.of() : Map.of(annotation, value),
                        List.of(),
                        "{}")))
                .contains(new Owner(tool, name));
    }

    @Test
    void anOperatorsOwnerReferenceTells() {
        String json = """
                {"metadata":{"ownerReferences":[{"kind":"DatadogAgent","name":"datadog","controller":true}]}}""";
        assertThat(Owner.of(facts(Map.of(), Map.of(), List.of(), json))).contains(new Owner("DatadogAgent", "datadog"));
    }

    @ParameterizedTest
    @CsvSource({
        "argocd-controller, Argo CD",
        "argocd-application-controller, Argo CD",
        "kustomize-controller, Flux",
        "helm-controller, Flux",
        "helm, Helm"
    })
    void theFieldManagersTellWhereNothingElseDoes(String manager, String tool) {
        assertThat(Owner.of(facts(Map.of(), Map.of(), List.of("kubectl-edit", manager), "{}")))
                .contains(new Owner(tool, ""));
    }

    @Test
    void whoeverWritesByHandManagesNothing() {
        assertThat(Owner.of(facts(Map.of(), Map.of(), List.of("kubectl-client-side-apply", "everynode"), "{}")))
                .isEmpty();
    }

    private static DaemonSetFacts facts(
            Map<String, String> labels, Map<String, String> annotations, List<String> managers, String json) {
        return new DaemonSetFacts(
                PLAIN.ref(),
                PLAIN.uid(),
                PLAIN.resourceVersion(),
                PLAIN.createdAt(),
                null,
                List.of(),
                1,
                1,
                labels,
                annotations,
                managers,
                PLAIN.selector(),
                PLAIN.template(),
                PLAIN.strategy(),
                0,
                10,
                PLAIN.reported(),
                KeptJson.of(json));
    }
}
