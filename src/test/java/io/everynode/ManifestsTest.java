package io.everynode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** k8s/base read as text: rights, the restricted Pod Security profile, and that the parts fit together. */
class ManifestsTest {
    private final List<HasMetadata> objects = read();

    @Test
    void givesTheServiceAccountReadingRightsOnly() {
        assertThat(objects).noneMatch(o -> o.getKind().equals("Role"));
        for (PolicyRule rule : only(ClusterRole.class).getRules()) {
            assertThat(rule.getVerbs()).isSubsetOf("get", "list", "watch");
            assertThat(rule.getResources())
                    .doesNotContain("*", "secrets", "configmaps", "pods/exec", "pods/log", "nodes/proxy");
            assertThat(rule.getApiGroups()).doesNotContain("*");
        }
    }

    @Test
    void enforcesTheRestrictedProfileAndFitsIt() {
        assertThat(only(Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        PodSpec pod = pod();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getHostNetwork()).isNull();
        Container container = pod.getContainers().getFirst();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void mountsAShortLivedTokenByHand() {
        assertThat(only(ServiceAccount.class).getAutomountServiceAccountToken()).isFalse();
        assertThat(pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(pod().getVolumes())
                .filteredOn(v -> v.getProjected() != null)
                .singleElement()
                .satisfies(v -> assertThat(v.getProjected().getSources().stream()
                                .filter(s -> s.getServiceAccountToken() != null)
                                .map(s -> s.getServiceAccountToken().getExpirationSeconds()))
                        .containsExactly(3600L));
    }

    @Test
    void listensToTheClusterAndAsksForATokenToSignIn() {
        assertThat(pod().getContainers().getFirst().getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(tuple("QUARKUS_HTTP_HOST", "0.0.0.0"), tuple("EVERYNODE_LOGIN", "token"));
    }

    @Test
    void leadsTheServiceToThePod() {
        var labels =
                only(Deployment.class).getSpec().getTemplate().getMetadata().getLabels();
        assertThat(labels).containsAllEntriesOf(only(Service.class).getSpec().getSelector());
        assertThat(only(Service.class)
                        .getSpec()
                        .getPorts()
                        .getFirst()
                        .getTargetPort()
                        .getStrVal())
                .isEqualTo("http");
        assertThat(pod().getContainers().getFirst().getPorts())
                .anyMatch(p -> p.getName().equals("http"));
    }

    private PodSpec pod() {
        return only(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private <T extends HasMetadata> T only(Class<T> type) {
        var found = objects.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<HasMetadata> read() {
        var all = new ArrayList<HasMetadata>();
        try (Stream<Path> files = Files.list(Path.of("k8s", "base"))) {
            for (Path file :
                    files.filter(f -> !f.endsWith("kustomization.yaml")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    Object loaded = Serialization.unmarshal(in);
                    all.addAll(flatten(loaded));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static List<HasMetadata> flatten(Object loaded) {
        return loaded instanceof Collection<?> several
                ? several.stream().map(HasMetadata.class::cast).toList()
                : List.of((HasMetadata) loaded);
    }
}
