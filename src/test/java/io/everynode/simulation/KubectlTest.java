package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.world.WorldFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code kubectl} on the path takes a simulated cluster for a real one. */
class KubectlTest {
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: %s, namespace: default}
            spec:
              selector: {matchLabels: {app: %s}}
              template:
                metadata: {labels: {app: %s}}
                spec:
                  containers: [{name: main, image: "example/agent:1"}]
            """;

    @TempDir
    static Path directory;

    private static SimulatedCluster cluster;

    record Outcome(int code, String text) {}

    @BeforeAll
    static void start() throws IOException {
        boolean present = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        assumeThat(present)
                .as("skipped: there is no kubectl on the path, see kubernetes.io/docs/tasks/tools")
                .isTrue();
        cluster = SimulatedCluster.start(WorldFile.load("calm"), Options.live(1, 0));
        Files.writeString(directory.resolve("kubeconfig"), cluster.kubeconfig());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void getPrintsTheServersTables() throws Exception {
        assertThat(kubectl("get", "daemonsets", "-A").text().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line.split("\\s+"))
                        .containsExactly(
                                "NAMESPACE",
                                "NAME",
                                "DESIRED",
                                "CURRENT",
                                "READY",
                                "UP-TO-DATE",
                                "AVAILABLE",
                                "NODE",
                                "SELECTOR",
                                "AGE"));
        assertThat(kubectl("get", "pods", "-A", "-o", "wide", "--field-selector", "status.phase=Running")
                        .text())
                .contains("Running")
                .contains("NOMINATED NODE");
        assertThat(kubectl("get", "nodes", "--no-headers").text().lines())
                .allSatisfy(line -> assertThat(line).contains(" Ready "));
        assertThat(kubectl("get", "all,controllerrevisions,events,ns", "-A").code())
                .isZero();
    }

    @Test
    void drainLeavesDaemonPodsAndEvictsOthers() throws Exception {
        String node = ok("get", "nodes", "-o", "jsonpath={.items[5].metadata.name}");
        String pod = "{\"spec\":{\"nodeName\":\"" + node + "\",\"containers\":[{\"name\":\"a\",\"image\":\"b\"}]}}";
        ok("run", "alone", "--image=b", "--overrides=" + pod);

        String drained = ok("drain", node, "--ignore-daemonsets", "--force", "--timeout=60s");

        assertThat(drained).contains("evicting pod default/alone", "node/" + node + " drained");
        assertThat(kubectl("get", "pod", "alone").text()).contains("not found");
        assertThat(ok("get", "pods", "-A", "-o", "name", "--field-selector", "spec.nodeName=" + node))
                .isNotEmpty();
        ok("uncordon", node);
    }

    @Test
    void whoeverWritesADaemonSetIsWarnedOfItsPods() throws Exception {
        ok("create", "namespace", "strict");
        ok("label", "namespace", "strict", "pod-security.kubernetes.io/enforce=restricted");
        Path manifest = manifest("warned", text -> text.replace("namespace: default", "namespace: strict"));

        assertThat(ok("apply", "-f", manifest.toString()))
                .contains(
                        "Warning: would violate PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false");
        assertThat(ok("-n", "strict", "annotate", "ds/warned", "a=b")).contains("Warning: would violate PodSecurity");
        ok("label", "--overwrite", "namespace", "strict", "pod-security.kubernetes.io/enforce=privileged");
        assertThat(ok("-n", "strict", "annotate", "ds/warned", "a=c", "--overwrite"))
                .doesNotContain("Warning");
        ok("delete", "namespace", "strict", "--wait=false");
    }

    @Test
    void describeTellsOfDaemonSetsNodesAndPods() throws Exception {
        assertThat(kubectl("describe", "daemonsets", "-A").text()).contains("Desired Number of Nodes Scheduled: ");
        assertThat(kubectl("describe", "nodes").text()).contains("Non-terminated Pods:");
        assertThat(kubectl("describe", "pods", "-A").text()).contains("Controlled By:  DaemonSet/");
    }

    @Test
    void aDaemonSetIsCreatedRolledOutRolledBackAndDeleted() throws Exception {
        create("story");
        assertThat(ok("rollout", "status", "ds/story", "--timeout=60s")).contains("successfully rolled out");
        ok("set", "image", "ds/story", "main=example/agent:2");
        ok("rollout", "status", "ds/story", "--timeout=120s");
        ok("annotate", "ds/story", "kubernetes.io/change-cause=second");
        ok("rollout", "restart", "ds/story");
        assertThat(ok("rollout", "history", "ds/story").lines().filter(line -> line.matches("\\d+ .*")))
                .hasSize(3);
        assertThat(ok("rollout", "undo", "ds/story", "--to-revision=1")).contains("rolled back");
        assertThat(ok("get", "ds/story", "-o", "jsonpath={.spec.template.spec.containers[0].image}"))
                .isEqualTo("example/agent:1");
        Outcome unknown = kubectl("rollout", "undo", "ds/story", "--to-revision=99");
        assertThat(unknown.text()).contains("unable to find specified revision 99 in history");
    }

    @Test
    void patchesOfEveryKindAreTaken() throws Exception {
        create("patched");
        ok("patch", "ds", "patched", "-p", "{\"spec\":{\"template\":{\"spec\":{\"hostNetwork\":true}}}}");
        ok("patch", "ds", "patched", "--type=merge", "-p", "{\"spec\":{\"minReadySeconds\":1}}");
        ok("patch", "ds", "patched", "--type=json", "-p", "[{\"op\":\"remove\",\"path\":\"/spec/minReadySeconds\"}]");

        Outcome refused = kubectl(
                "patch", "ds", "patched", "-p", "{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"maxSurge\":1}}}}");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.text())
                .contains("maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero");
    }

    @Test
    void deletionWaitsUntilTheObjectIsGone() throws Exception {
        create("gone");
        ok("rollout", "status", "ds/gone", "--timeout=60s");

        ok("delete", "ds", "gone", "--cascade=foreground", "--timeout=120s");

        assertThat(ok("get", "pods", "-l", "app=gone")).contains("No resources found");
    }

    @Test
    void nodesAreLabelledTaintedAndCordoned() throws Exception {
        String node = ok("get", "nodes", "-o", "name").lines().findFirst().orElseThrow();

        String name = node.substring("node/".length());
        ok("label", node, "team=a");
        ok("taint", "nodes", name, "maintenance=soon:PreferNoSchedule");
        ok("cordon", node);
        assertThat(ok("get", node)).contains("Ready,SchedulingDisabled");
        assertThat(ok("get", node, "-o", "jsonpath={.spec.taints[*].key}")).contains("maintenance");
        ok("uncordon", node);
        ok("taint", "nodes", name, "maintenance-");
        assertThat(ok("get", "nodes", "-l", "team=a", "-o", "name").lines()).hasSize(1);
    }

    @Test
    void aWatchShowsWhatHappens() throws Exception {
        create("watched");
        Process watch = start("get", "ds", "watched", "-w", "--output-watch-events", "--no-headers");
        try (var lines = watch.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).startsWith("ADDED").contains("watched");
            ok("delete", "ds", "watched", "--wait=false");
            String line = lines.readLine();
            while (line != null && !line.startsWith("DELETED")) {
                line = lines.readLine();
            }
            assertThat(line).isNotNull();
        } finally {
            watch.destroy();
        }
    }

    @Test
    void whatKubectlSendsAsProtobufIsRead() throws Exception {
        assertThat(ok("create", "namespace", "fresh")).contains("namespace/fresh created");
        assertThat(ok("auth", "can-i", "delete", "daemonsets.apps").strip()).isEqualTo("yes");
        assertThat(kubectl("--context", "calm-viewer", "auth", "can-i", "create", "pods")
                        .text()
                        .strip())
                .endsWith("no");
        assertThat(ok("--context", "calm-editor", "auth", "can-i", "--list")).contains("daemonsets.apps");
        assertThat(ok("auth", "whoami")).contains("admin").contains("system:masters");
    }

    @Test
    void applyCreatesChangesDiffsAndRemoves() throws Exception {
        Path manifest = manifest("applied", text -> text.replace("main,", "main, args: [a],"));
        assertThat(ok("apply", "-f", manifest.toString())).contains("created");
        assertThat(ok("apply", "-f", manifest.toString())).contains("unchanged");
        manifest("applied", text -> text.replace("agent:1", "agent:2"));

        assertThat(kubectl("diff", "-f", manifest.toString()).text())
                .contains("-      - args:")
                .contains("+      - image: example/agent:2");
        assertThat(ok("apply", "-f", manifest.toString())).contains("configured");
        assertThat(ok("get", "ds/applied", "-o", "jsonpath={.spec.template.spec.containers[0]}"))
                .contains("example/agent:2")
                .doesNotContain("args");
    }

    @Test
    void serverSideApplyKnowsWhoHoldsWhat() throws Exception {
        Path manifest = manifest("owned", text -> text);
        assertThat(ok("apply", "--server-side", "-f", manifest.toString())).contains("serverside-applied");
        ok("set", "image", "ds/owned", "main=example/agent:2");

        Outcome refused = kubectl("apply", "--server-side", "-f", manifest.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.text())
                .contains(
                        "Apply failed with 1 conflict: conflict with \"kubectl-set\" using apps/v1: .spec.template.spec.containers[name=\"main\"].image");
        ok("apply", "--server-side", "--force-conflicts", "-f", manifest.toString());
        assertThat(ok("get", "ds/owned", "-o", "jsonpath={.spec.template.spec.containers[0].image}"))
                .isEqualTo("example/agent:1");
    }

    @Test
    void anObjectGoesFromOneWayOfApplyingToTheOther() throws Exception {
        Path manifest = manifest("moved", text -> text);
        ok("apply", "-f", manifest.toString());
        manifest("moved", text -> text.replace("agent:1", "agent:2"));
        ok("apply", "--server-side", "-f", manifest.toString());

        assertThat(ok(
                        "get",
                        "ds/moved",
                        "--show-managed-fields",
                        "-o",
                        "jsonpath={.metadata.managedFields[*].manager}"))
                .contains("kubectl")
                .doesNotContain("kubectl-client-side-apply");
    }

    @Test
    void explainKnowsTheTypes() throws Exception {
        assertThat(ok("explain", "daemonset.spec.updateStrategy"))
                .contains("FIELD: updateStrategy <DaemonSetUpdateStrategy>")
                .contains("rollingUpdate\t<RollingUpdateDaemonSet>");
    }

    @Test
    void aFieldThatDoesNotExistIsRefused() throws Exception {
        Path manifest = directory.resolve("odd.yaml");
        Files.writeString(
                manifest,
                MANIFEST.formatted("odd", "odd", "odd").replace("  selector:", "  paused: true\n  selector:"));

        assertThat(kubectl("create", "-f", manifest.toString()).text())
                .contains("strict decoding error: unknown field \"spec.paused\"");
        assertThat(ok("create", "--validate=warn", "-f", manifest.toString()))
                .contains("Warning: unknown field \"spec.paused\"")
                .contains("created");
    }

    @Test
    void aQuotaAndAPodSecurityLabelLetCreationsFail() throws Exception {
        ok("create", "namespace", "tight");
        ok("create", "quota", "few", "-n", "tight", "--hard=pods=2");
        Path manifest = manifest("tight", text -> text.replace("namespace: default", "namespace: tight"));
        ok("create", "-f", manifest.toString());
        await().untilAsserted(() -> assertThat(ok("get", "events", "-n", "tight"))
                .contains("exceeded quota: few, requested: pods=1, used: pods=2, limited: pods=2"));
        assertThat(ok("get", "quota", "-n", "tight")).contains("pods: 2/2");

        ok("create", "namespace", "guarded");
        ok("label", "namespace", "guarded", "pod-security.kubernetes.io/enforce=restricted");
        ok(
                "create",
                "-f",
                manifest("guarded", text -> text.replace("namespace: default", "namespace: guarded"))
                        .toString());
        await().untilAsserted(() -> assertThat(ok("get", "events", "-n", "guarded"))
                .contains("violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false"));
    }

    @Test
    void priorityClassesAreKnown() throws Exception {
        ok("create", "priorityclass", "mine", "--value=1000", "--description=d");

        assertThat(ok("get", "priorityclasses")).contains("mine", "system-node-critical", "2000001000");
        assertThat(kubectl("delete", "priorityclass", "system-node-critical").text())
                .contains("this is a system priority class and cannot be deleted");
    }

    @Test
    void aViewerMayLookAndNotTouch() throws Exception {
        Outcome refused = kubectl("--context", "calm-viewer", "delete", "node", "--all");

        assertThat(kubectl("--context", "calm-viewer", "get", "nodes").code()).isZero();
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.text()).contains("User \"viewer\" cannot delete resource \"nodes\"");
    }

    private static void create(String name) throws Exception {
        ok("create", "-f", manifest(name, text -> text).toString());
    }

    private static Path manifest(String name, UnaryOperator<String> change) throws IOException {
        Path manifest = directory.resolve(name + ".yaml");
        return Files.writeString(manifest, change.apply(MANIFEST.formatted(name, name, name)));
    }

    private static String ok(String... arguments) throws Exception {
        Outcome outcome = kubectl(arguments);
        assertThat(outcome.code())
                .as("kubectl %s: %s", String.join(" ", arguments), outcome.text())
                .isZero();
        return outcome.text();
    }

    private static Outcome kubectl(String... arguments) throws Exception {
        Process process = start(arguments);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), text);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", directory.resolve("kubeconfig").toString());
        builder.environment().put("HOME", directory.toString());
        return builder.start();
    }
}
