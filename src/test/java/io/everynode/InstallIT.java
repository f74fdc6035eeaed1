package io.everynode;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.everynode.controlplane.ControlPlane;
import io.everynode.packaged.PackagedJar;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code k8s/base} in a real cluster: applied as the README says, admitted where the <em>restricted</em> profile is
 * enforced, and with the rights that the product uses, no fewer and no more, as the API server's audit log has them.
 */
@Tag("real")
class InstallIT {
    private static final String NAMESPACE = "everynode";
    private static final String ACCOUNT = "system:serviceaccount:everynode:everynode";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static ControlPlane plane;
    private static KubernetesClient admin;
    private static String applied;

    @BeforeAll
    static void install() throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages: [RequestReceived]
                rules:
                  - {level: Metadata, users: ["%s"]}
                  - {level: None}
                """.formatted(ACCOUNT));
        plane = ControlPlane.start(
                3, "--audit-policy-file %s --audit-log-path %s".formatted(policy, directory.resolve("audit.log")));
        admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(plane.kubeconfig().toFile()))
                .build();
        applied = kubectl("apply", "-k", Path.of("k8s", "base").toString());
    }

    @AfterAll
    static void stop() {
        if (plane != null) {
            admin.close();
            plane.close();
        }
    }

    @Test
    void isAppliedWithoutAWarning() throws Exception {
        assertThat(applied.lines()).isNotEmpty().allMatch(line -> line.endsWith(" created"));
        assertThat(kubectl("apply", "-k", "k8s/base").lines()).allMatch(line -> line.endsWith(" unchanged"));
        assertThat(kubectl("apply", "--dry-run=server", "-k", "k8s/overlays/ingress")
                        .lines())
                .isNotEmpty()
                .noneMatch(line -> line.startsWith("Warning"));
    }

    @Test
    void isAdmittedWhereTheRestrictedProfileIsEnforced() {
        Pod admitted = admin.resource(podOfTheDeployment()).create();
        assertThat(admitted.getSpec().getServiceAccountName()).isEqualTo("everynode");

        Pod loose = new PodBuilder(podOfTheDeployment())
                .editSpec()
                .withHostNetwork(true)
                .endSpec()
                .build();
        assertThatExceptionOfType(KubernetesClientException.class)
                .as("the profile is enforced at all")
                .isThrownBy(() -> admin.resource(loose).create())
                .withMessageContaining("violates PodSecurity \"restricted");
    }

    @Test
    void hasTheRightsThatItUsesAndNoOthers() throws Exception {
        try (PackagedJar everynode = new PackagedJar.Start()
                .option("-Xmx512m")
                .config("everynode.source", "kubeconfig")
                .config("everynode.login", "none")
                .environment("KUBECONFIG", kubeconfigOfTheAccount().toString())
                .go()) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(everynode.status("/api/v1/clusters"))
                        .as(everynode.output())
                        .isEqualTo(200);
                JsonNode cluster =
                        JSON.readTree(everynode.get("/api/v1/clusters").body()).get(0);
                assertThat(cluster.at("/freshness/state").asText())
                        .as(cluster.toString())
                        .isEqualTo("live");
                assertThat(cluster.at("/freshness/limited")).isEmpty();
                assertThat(cluster.at("/nodes").asInt()).isEqualTo(3);
            });
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(audit().filter(e -> e.at("/responseStatus/code").asInt() == 403))
                        .isEmpty();
                assertThat(used()).isEqualTo(given());
            });
        }
    }

    private static Pod podOfTheDeployment() {
        PodTemplateSpec template = admin.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("everynode")
                .get()
                .getSpec()
                .getTemplate();
        return new PodBuilder()
                .withNewMetadata()
                .withGenerateName("everynode-")
                .withNamespace(NAMESPACE)
                .withLabels(template.getMetadata().getLabels())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
    }

    private static Path kubeconfigOfTheAccount() throws IOException {
        String token = admin.serviceAccounts()
                .inNamespace(NAMESPACE)
                .withName("everynode")
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        io.fabric8.kubernetes.api.model.Config config =
                KubeConfigUtils.parseConfig(plane.kubeconfig().toFile());
        NamedContext context = config.getContexts().getFirst();
        config.setContexts(List.of(context));
        config.setCurrentContext(context.getName());
        config.getUsers().getFirst().getUser().setToken(token);
        Path file = directory.resolve("kubeconfig");
        KubeConfigUtils.persistKubeConfigIntoFile(config, file.toFile());
        return file;
    }

    /** Each right that the account made use of, as {@code verb group/resource/name}; the name where it is a single one. */
    private static SortedSet<String> used() throws IOException {
        return audit().filter(e -> e.has("objectRef"))
                .map(e -> e.path("verb").asText() + " "
                        + e.at("/objectRef/apiGroup").asText("") + "/"
                        + e.at("/objectRef/resource").asText() + "/"
                        + e.at("/objectRef/name").asText(""))
                .collect(toCollection(TreeSet::new));
    }

    private static SortedSet<String> given() {
        return admin.rbac().clusterRoles().withName("everynode").get().getRules().stream()
                .flatMap(InstallIT::rights)
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> rights(PolicyRule rule) {
        List<String> names = rule.getResourceNames().isEmpty() ? List.of("") : rule.getResourceNames();
        return rule.getVerbs().stream()
                .flatMap(verb -> rule.getApiGroups().stream()
                        .flatMap(group -> rule.getResources().stream()
                                .flatMap(resource ->
                                        names.stream().map(name -> verb + " " + group + "/" + resource + "/" + name))));
    }

    private static Stream<JsonNode> audit() throws IOException {
        Path log = directory.resolve("audit.log");
        List<JsonNode> events = JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(Files.readString(log))
                .readAll();
        return events.stream();
    }

    /** All that it prints, on either stream; a failure fails the test with it. */
    private static String kubectl(String... arguments) throws Exception {
        var builder = new ProcessBuilder(Stream.concat(Stream.of("kubectl"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("KUBECONFIG", plane.kubeconfig().toString()));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
