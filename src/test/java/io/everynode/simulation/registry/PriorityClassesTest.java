package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.json;
import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityClassesTest extends RegistryFixture {

    @ParameterizedTest
    @CsvSource({"'', 0", "system-node-critical, 2000001000", "system-cluster-critical, 2000000000", "mine, 1000"})
    void aPodGetsTheNumberOfItsClass(String name, int priority) {
        create("mine", 1000, false);

        assertThat(createPod(name).at("/spec/priority").asInt()).isEqualTo(priority);
    }

    @Test
    void aClassThatIsNotThereIsRefused() {
        assertRefused(
                403, "pods \"p\" is forbidden: no PriorityClass with name nope was found", () -> createPod("nope"));
    }

    @Test
    void thereMayBeAClassForAllThatNameNone() {
        create("low", -5, true);
        create("high", 5, true);
        ObjectNode pod = createPod("");

        assertThat(text(pod, "spec", "priorityClassName")).isEqualTo("low");
        assertThat(pod.at("/spec/priority").asInt()).isEqualTo(-5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            system-x | 1          | metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-x is not a known system priority class
            big      | 1000000001 | value: Forbidden: maximum allowed value of a user defined priority is 1000000000
            """)
    void aClassThatOnlyTheSystemMayHaveIsRefused(String name, int value, String why) {
        assertRefused(
                422,
                "PriorityClass.scheduling.k8s.io \"%s\" is invalid: %s".formatted(name, why),
                () -> create(name, value, false));
    }

    @Test
    void aValueStays() {
        create("mine", 1000, false);

        assertRefused(
                422,
                "PriorityClass.scheduling.k8s.io \"mine\" is invalid: value: Forbidden: may not be changed in an update.",
                () -> registry.update(
                        new ObjectKey(Kind.PRIORITY_CLASS, "", "mine"),
                        Part.MAIN,
                        one -> Trees.with(one, 5, "value"),
                        INTERNAL));
    }

    @Test
    void theSystemsClassesCannotBeDeleted() {
        ObjectKey key = new ObjectKey(Kind.PRIORITY_CLASS, "", "system-node-critical");
        create("system-node-critical", 2_000_001_000, false);

        assertRefused(
                403,
                "priorityclasses.scheduling.k8s.io \"system-node-critical\" is forbidden: this is a system priority class and cannot be deleted",
                () -> registry.delete(key, DeleteOptions.background()));
    }

    private void create(String name, int value, boolean forAll) {
        ObjectNode one = json("{'metadata':{}}").put("value", value).put("globalDefault", forAll);
        one.withObject("/metadata").put("name", name);
        registry.create(Kind.PRIORITY_CLASS, "", one, INTERNAL);
    }

    private ObjectNode createPod(String priorityClass) {
        ObjectNode pod = pod("p", "");
        if (!priorityClass.isEmpty()) {
            pod.withObject("/spec").put("priorityClassName", priorityClass);
        }
        return registry.create(Kind.POD, "prod", pod, INTERNAL);
    }
}
