package io.everynode.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @ValueSource(strings = {"/live?cluster=demo", "/api/v1/clusters/demo/stream"})
    void endsOpenStreamsCleanlyAndWaitsForNone(String path) throws IOException, InterruptedException {
        try (PackagedJar everynode = new PackagedJar.Start()
                .option("-Xmx512m")
                .config("everynode.source", "simulated")
                .config("everynode.login", "none")
                .go()) {
            await().atMost(PATIENCE).until(() -> everynode.status("/q/health/ready") == 200);
            HttpRequest asked = HttpRequest.newBuilder(everynode.uri(path))
                    .header("Accept", "text/event-stream")
                    .build();
            var stream = client.send(asked, BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            try (InputStream events = stream.body()) {
                assertThat(events.readNBytes(3)).asString().isEqualTo("id:");

                assertThat(ProcessHandle.of(everynode.pid()).orElseThrow().destroy())
                        .isTrue();

                // Of an answer that is cut off, rather than one that ends, this is an IOException.
                events.readAllBytes();
            }
            assertThat(everynode.exitCode(PATIENCE)).isEqualTo(143);
            assertThat(everynode.output()).contains("stopped in").doesNotContain("Timed out");
        }
    }
}
