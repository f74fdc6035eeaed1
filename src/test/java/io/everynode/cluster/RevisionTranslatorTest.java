package io.everynode.cluster;

import static io.everynode.cluster.Manifests.OWNED;
import static io.everynode.cluster.Manifests.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.RevisionFacts;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import org.junit.jupiter.api.Test;

class RevisionTranslatorTest {
    private static final String DATA = """
            revision: 3
            data: {spec: {template: {$patch: replace, metadata: {creationTimestamp: null}, spec: {tolerations: [],
              containers: [{name: a, image: "agent:1", resources: {}}], initContainers: [{name: i, image: x}]}}}}
            """;

    @Test
    void keepsItsDataExactly() {
        RevisionFacts revision = RevisionTranslator.facts(read(ControllerRevision.class, OWNED + DATA))
                .orElseThrow();
        assertThat(revision.owner()).isEqualTo(new Uid("ds-1"));
        assertThat(revision.number().value()).isEqualTo(3);
        assertThat(revision.images()).containsExactly("agent:1");
        assertThat(revision.data().text())
                .isEqualTo("{\"spec\":{\"template\":{\"$patch\":\"replace\",\"metadata\":{\"creationTimestamp\":null},"
                        + "\"spec\":{\"containers\":[{\"image\":\"agent:1\",\"name\":\"a\",\"resources\":{}}],"
                        + "\"initContainers\":[{\"image\":\"x\",\"name\":\"i\"}],\"tolerations\":[]}}}}");
    }

    @Test
    void ofAStatefulSetIsNone() {
        String yaml = OWNED.replace("DaemonSet", "StatefulSet") + DATA;
        assertThat(RevisionTranslator.facts(read(ControllerRevision.class, yaml)))
                .isEmpty();
    }
}
