package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the simulated API server refuses or warns of, as {@code kubectl} tells it. */
class KubectlRefusalsTest extends OverKubectl {
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
}
