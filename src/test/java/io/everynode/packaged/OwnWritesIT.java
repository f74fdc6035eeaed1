package io.everynode.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.everynode.page.PageForm;
import io.everynode.simulation.SimulatedCluster;
import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.world.WorldFile;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever wrote reads what he wrote, on every page, by the API and its stream, however late the watch is. */
class OwnWritesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Longer than an answer waits for the pages. */
    private static final Duration LATE = Duration.ofSeconds(4);

    private static final String NAME = "monitoring/node-exporter";
    private static final String PAGE = "/clusters/calm/daemonsets/" + NAME;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedCluster cluster = SimulatedCluster.start(WorldFile.load("calm"), Options.live(1, 0));
    private final HeldWire wire = new HeldWire(cluster.url());
    private final PackagedJar everynode = started();
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();

    private PackagedJar started() {
        try {
            Path kubeconfig = Files.writeString(
                    Files.createTempFile("everynode", ".kubeconfig"),
                    cluster.kubeconfig().replace(cluster.url(), wire.url()));
            return new PackagedJar.Start()
                    .option("-Xmx512m")
                    .environment("KUBECONFIG", kubeconfig.toString())
                    .config("everynode.source", "kubeconfig")
                    .config("everynode.login", "none")
                    .go();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void follow() {
        RestAssured.port = everynode.port();
        await().atMost(PATIENCE)
                .until(() -> everynode.status("/q/health/ready") == 200 && everynode.status("/api/v1" + PAGE) == 200);
        Thread.ofVirtual().start(this::listen);
        await().atMost(PATIENCE).until(() -> told.size() >= 3);
    }

    @AfterEach
    void stop() throws IOException {
        everynode.close();
        wire.close();
        cluster.close();
    }

    @Test
    void anImageIsShownAtOnceAndDoesNotGoBack() {
        long before = read().at("/reported/generation").asLong();
        PageForm form = PageForm.ask(PAGE + "/images?container=node-exporter&image=node-exporter:own");
        wire.hush();
        labelled();

        String answer = form.answer();

        assertThat(answer).contains("generation " + (before + 1)).doesNotContain("pages are behind");
        assertThat(shown(before + 1)).isTrue();
        await().atMost(PATIENCE).until(() -> generations().contains(before + 1));
        await().during(LATE).atMost(PATIENCE).until(() -> shown(before + 1));

        wire.speak();
        await().atMost(PATIENCE)
                .until(() -> read().at("/reported/observedGeneration").asLong() == before + 1
                        && read().at("/rollout/state").asText().equals("settled"));
        assertThat(generations()).isSorted().contains(before, before + 1);
    }

    @Test
    void whatWasDeletedIsGoneAtOnceAndDoesNotComeBack() {
        PageForm form = PageForm.ask(PAGE + "/deletion");
        wire.hush();
        labelled();

        form.send().statusCode(303);

        assertThat(everynode.status("/api/v1" + PAGE)).isEqualTo(404);
        assertThat(everynode.status(PAGE)).isEqualTo(404);
        assertThat(everynode.get("/").body()).doesNotContain(PAGE);
        await().during(LATE).atMost(PATIENCE).until(() -> everynode.status("/api/v1" + PAGE) == 404);
        int gone = told.size();

        wire.speak();
        await().during(LATE).atMost(PATIENCE).until(() -> everynode.status("/api/v1" + PAGE) == 404);
        assertThat(told.subList(gone, told.size())).noneMatch(OwnWritesIT::isOfIt);
    }

    /** Somebody else's change just before, which the watch is to say first. */
    private void labelled() {
        try (KubernetesClient admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
                .build()) {
            admin.apps()
                    .daemonSets()
                    .inNamespace("monitoring")
                    .withName("node-exporter")
                    .edit(d -> {
                        d.getMetadata().getLabels().put("seen", "late");
                        return d;
                    });
        }
    }

    private boolean shown(long generation) {
        return read().at("/reported/generation").asLong() == generation
                && read().path("images").toString().contains("node-exporter:own")
                && everynode.get(PAGE).body().contains("node-exporter:own");
    }

    private JsonNode read() {
        return parsed(everynode.get("/api/v1" + PAGE).body());
    }

    private List<Long> generations() {
        return told.stream()
                .filter(OwnWritesIT::isOfIt)
                .map(d -> d.at("/reported/generation").asLong())
                .toList();
    }

    private static boolean isOfIt(JsonNode event) {
        return event.path("name").asText().equals("node-exporter") && event.has("reported");
    }

    private void listen() {
        URI stream = everynode.uri("/api/v1/clusters/calm/stream");
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                InputStream events = client.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofInputStream())
                        .body()) {
            new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> told.add(parsed(line.substring("data:".length()))));
        } catch (IOException | UncheckedIOException e) {
            // It ends with the product.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }
}
