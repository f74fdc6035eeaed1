package io.everynode.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.everynode.whole.ClusterUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The requests of {@code requests.yaml}, most of which an API server refuses, put to the simulated one and with profile
 * {@code controlplane} to a real one: both must answer what {@code answers.txt} says, word for word.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsTest {
    private final Transcript answers = Transcript.load("answers.txt");
    private Stage stage;

    @BeforeAll
    void begin() {
        stage = ClusterUnderTest.real() ? Stage.real() : Stage.simulated();
    }

    @AfterAll
    void end() {
        stage.close();
    }

    @TestFactory
    Stream<DynamicTest> areAnsweredAsByARealApiServer() throws IOException {
        var file = Path.of("src/test/resources/differential/requests.yaml").toFile();
        List<Request> requests = new ArrayList<>();
        for (var request : new ObjectMapper(new YAMLFactory()).readTree(file)) {
            requests.add(Request.of(requests.size() + 1, request));
        }
        return requests.stream().map(request -> DynamicTest.dynamicTest(request.toString(), () -> put(request)));
    }

    private void put(Request request) {
        String answer = answer(request);
        if (request.leftOut() && !ClusterUnderTest.real()) {
            assertThat(answer).isEqualTo("201 DaemonSet\n");
            return;
        }
        String section = Transcript.TITLE + request + "\n" + answer + "\n";
        if (Transcript.WRITE) {
            answers.write(section);
        }
        assertThat(section).isEqualTo(Transcript.WRITE ? section : answers.expected(request.number()));
    }

    private String answer(Request request) {
        try {
            return request.put(stage.client());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
