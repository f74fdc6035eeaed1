package io.everynode.simulation.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.StatusException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every patch, tried on many seeds: containers, labels and scalars that are set, changed and taken away. */
class PatchPropertiesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMergeThatIsMadeTwiceIsMadeOnce(long seed) {
        Random random = new Random(seed);
        for (String type : new String[] {Patch.MERGE, Patch.STRATEGIC}) {
            ObjectNode before = object(random, false);
            ObjectNode copy = before.deepCopy();
            Patch patch = Patch.of(type, object(random, true));

            ObjectNode once = patch.apply(before);

            assertThat(patch.apply(once)).isEqualTo(once);
            assertThat(before).as("left as it is").isEqualTo(copy);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void containersThatAStrategicMergeDoesNotNameStayAsTheyAre(long seed) {
        Random random = new Random(seed);
        ObjectNode before = object(random, false);
        ObjectNode patch = object(random, true);

        ArrayNode after =
                (ArrayNode) Patch.of(Patch.STRATEGIC, patch).apply(before).at("/spec/containers");

        for (JsonNode container : before.at("/spec/containers")) {
            boolean named = patch.at("/spec/containers")
                    .findValuesAsText("name")
                    .contains(container.path("name").asText());
            if (!named) {
                assertThat(after).contains(container);
            }
        }
        assertThat(after.findValuesAsText("name")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aJsonPatchIsMadeWholeOrNotAtAll(long seed) {
        Random random = new Random(seed);
        ObjectNode before = object(random, false);
        ObjectNode copy = before.deepCopy();
        ArrayNode operations = JSON.arrayNode();
        for (int i = 0; i < 4; i++) {
            operations
                    .addObject()
                    .put("op", random.nextBoolean() ? "add" : "remove")
                    .put("path", "/spec/labels/" + name(random))
                    .put("value", random.nextInt(3));
        }

        ObjectNode stepwise = before;
        boolean fits = true;
        for (JsonNode operation : operations) {
            ObjectNode next = fits ? patched(stepwise, JSON.arrayNode().add(operation)) : null;
            fits &= next != null;
            stepwise = next == null ? stepwise : next;
        }

        assertThat(patched(before, operations)).isEqualTo(fits ? stepwise : null);
        assertThat(before).as("left as it is").isEqualTo(copy);
    }

    /** Null where the patch does not fit. */
    private static ObjectNode patched(ObjectNode before, ArrayNode operations) {
        try {
            return Patch.of(Patch.JSON, operations).apply(before);
        } catch (StatusException e) {
            return null;
        }
    }

    private static ObjectNode object(Random random, boolean patch) {
        ObjectNode object = JSON.objectNode();
        ObjectNode spec = object.putObject("spec");
        ObjectNode labels = spec.putObject("labels");
        ArrayNode containers = spec.putArray("containers");
        for (String name : new String[] {"a", "b", "c"}) {
            if (random.nextBoolean()) {
                labels.set(
                        name, patch && random.nextInt(3) == 0 ? JSON.nullNode() : JSON.numberNode(random.nextInt(3)));
            }
            if (random.nextBoolean()) {
                containers.addObject().put("name", name).put("image", name + ":" + random.nextInt(3));
            }
        }
        return object;
    }

    private static String name(Random random) {
        return String.valueOf((char) ('a' + random.nextInt(3)));
    }
}
