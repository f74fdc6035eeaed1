package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.named;
import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import org.junit.jupiter.api.Test;

class BindingTest extends RegistryFixture {
    @Test
    void thePodGetsTheNodeItsConditionAndTheNodesZone() {
        ObjectNode node = named("node-1");
        node.withObject("/metadata/labels").put("topology.kubernetes.io/zone", "a");
        registry.create(Kind.NODE, "", node, INTERNAL);
        registry.create(Kind.POD, "prod", pod("p", ""), INTERNAL);

        ObjectNode bound = registry.bind(POD, "node-1", INTERNAL);

        assertThat(text(bound, "spec", "nodeName")).isEqualTo("node-1");
        assertThat(text(bound, "metadata", "labels", "topology.kubernetes.io/zone"))
                .isEqualTo("a");
        assertThat(text(bound, "metadata", "generation")).isEqualTo("1");
        assertThat(bound.at("/status/conditions/0/type").asText()).isEqualTo("PodScheduled");
    }

    @Test
    void aBoundPodStaysWhereItIs() {
        registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);

        assertRefused(
                409,
                "Operation cannot be fulfilled on pods/binding \"p\": pod p is already assigned to node \"node-1\"",
                () -> registry.bind(POD, "node-2", INTERNAL));
    }
}
