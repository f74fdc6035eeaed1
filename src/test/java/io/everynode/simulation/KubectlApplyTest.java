package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Objects that are applied, by client and by server. */
class KubectlApplyTest extends OverKubectl {
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
}
