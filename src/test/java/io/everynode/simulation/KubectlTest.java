package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The {@code kubectl} on the path takes a simulated cluster for a real one. */
class KubectlTest extends OverKubectl {
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
    void explainKnowsTheTypes() throws Exception {
        assertThat(ok("explain", "daemonset.spec.updateStrategy"))
                .contains("FIELD: updateStrategy <DaemonSetUpdateStrategy>")
                .contains("rollingUpdate\t<RollingUpdateDaemonSet>");
    }
}
