package io.everynode.action;

import static io.everynode.action.Stage.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.RevisionNumber;
import io.everynode.model.Uid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an undo restores is the template that was there, byte for byte, whatever that was. */
@Tag("cluster")
class UndoneTemplatesTest {
    private static final int TEMPLATES = 500;

    /** So many of one DaemonSet, which keeps them all. */
    private static final int OF_ONE = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper CANONICAL =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    private static final Stage stage = Stage.open();

    @AfterAll
    static void close() {
        stage.close();
    }

    private final String run = "t" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anUndoRestoresTheTemplateByteForByte() throws Exception {
        List<Past> pasts = IntStream.range(0, TEMPLATES / OF_ONE)
                .mapToObj(i -> new Past(run + "-" + i, i))
                .toList();
        for (int number = 1; number <= OF_ONE; number++) {
            int expected = number;
            for (Past past : pasts) {
                past.change();
            }
            pasts.forEach(
                    p -> await().atMost(PATIENCE).until(() -> p.revisions().size() == expected));
        }
        int undone = 0;
        for (Past past : pasts) {
            undone += past.undoAll();
        }
        assertThat(undone).isEqualTo(TEMPLATES);
    }

    /** A DaemonSet in a namespace of its own, with the templates that it had, as the API server returned them. */
    private static final class Past {
        private final DaemonSetRef ref;
        private final int index;
        private final String address;
        private final List<String> templates = new ArrayList<>();

        Past(String namespace, int index) {
            this.ref = new DaemonSetRef(Stage.CLUSTER, namespace, "it");
            this.index = index;
            this.address = "/apis/apps/v1/namespaces/" + namespace + "/daemonsets";
            stage.namespace(namespace);
        }

        /** The first one makes it. */
        void change() throws Exception {
            ObjectNode next = RandomTemplate.of(index * 1000L + templates.size(), "it");
            if (templates.isEmpty()) {
                ObjectNode born = Json.object().put("apiVersion", "apps/v1").put("kind", "DaemonSet");
                born.putObject("metadata").put("name", "it");
                ObjectNode spec = born.putObject("spec").put("revisionHistoryLimit", OF_ONE);
                spec.putObject("selector").putObject("matchLabels").put("app", "it");
                spec.set("template", next);
                stage.client.raw(address, "POST", born.toString());
            } else {
                ObjectNode now = (ObjectNode) read();
                now.withObject("/spec").set("template", next);
                now.withObject("/metadata").remove("resourceVersion");
                stage.client.raw(address + "/it", "PUT", now.toString());
            }
            templates.add(template());
        }

        int undoAll() throws Exception {
            List<Integer> numbers =
                    new ArrayList<>(IntStream.range(0, OF_ONE).boxed().toList());
            Collections.shuffle(numbers, new Random(index));
            for (int number : numbers) {
                var order = new Order(new Uid(read().at("/metadata/uid").asText()), null, null, false, null);
                Outcome outcome = stage.gate()
                        .perform(new Action.Undo(ref, revision(templates.get(number))), OWNER, order)
                        .outcome();
                assertThat(outcome.code()).as(outcome.sentence()).isIn("accepted", "unchanged");
                assertThat(template()).as("template " + number + " of " + index).isEqualTo(templates.get(number));
            }
            return numbers.size();
        }

        /** Its number now: it grows when the template comes back. */
        private RevisionNumber revision(String template) throws Exception {
            JsonNode wanted = Json.withoutNulls(Json.parsed(template));
            for (JsonNode revision : revisions()) {
                ObjectNode held = revision.path("data").at("/spec/template").deepCopy();
                held.remove("$patch");
                if (Json.withoutNulls(held).equals(wanted)) {
                    return new RevisionNumber(revision.path("revision").asLong());
                }
            }
            throw new AssertionError("no revision of " + ref + " holds " + template);
        }

        private String template() throws Exception {
            return CANONICAL.writeValueAsString(CANONICAL.convertValue(read().at("/spec/template"), Map.class));
        }

        private JsonNode read() {
            return Json.parsed(stage.client.raw(address + "/it"));
        }

        private JsonNode revisions() {
            return Json.parsed(stage.client.raw(address.replace("daemonsets", "controllerrevisions")))
                    .path("items");
        }
    }
}
