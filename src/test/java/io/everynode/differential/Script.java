package io.everynode.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The steps of {@code script.yaml}, in their order. */
record Script(List<Step> steps) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * One step.
     *
     * @param manifests what is created first
     * @param commands kubectl's arguments, one command line each
     * @param span how much simulated time then passes
     * @param anyNode which node it befalls is nobody's to know
     * @param late whether the controller has seen it is nobody's to know
     * @param bounds what must hold at every moment until things have settled, if it is a rollout from a healthy state
     */
    record Step(
            int number,
            String say,
            List<JsonNode> manifests,
            List<List<String>> commands,
            Duration span,
            boolean anyNode,
            boolean late,
            @Nullable Bounds bounds) {
        @Override
        public String toString() {
            return number + ". " + say;
        }
    }

    /** How many nodes may be without an available pod, and how many may have one too many. */
    record Bounds(String daemonSet, int unavailable, int surge) {}

    static Script load() {
        try {
            JsonNode all = YAML.readTree(
                    Path.of("src/test/resources/differential/script.yaml").toFile());
            var steps = new ArrayList<Step>();
            for (JsonNode step : all) {
                steps.add(step(steps.size() + 1, step));
            }
            return new Script(List.copyOf(steps));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step step(int number, JsonNode step) {
        JsonNode rolls = step.path("rolls");
        return new Step(
                number,
                step.required("say").asText(),
                stream(step.path("create")).map(Manifests::complete).toList(),
                stream(step.path("kubectl")).map(c -> Kubectl.words(c.asText())).toList(),
                Duration.ofSeconds(step.path("seconds").asLong(30)),
                step.path("anyNode").asBoolean(),
                step.path("late").asBoolean(),
                rolls.isMissingNode()
                        ? null
                        : new Bounds(
                                rolls.required("daemonSet").asText(),
                                rolls.path("unavailable").asInt(),
                                rolls.path("surge").asInt()));
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
