package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.packaged.PackagedJar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/login\\?secret=\\S+");
    private static final Pattern API_TOKEN = Pattern.compile("Authorization: Bearer (\\S+)");

    @ParameterizedTest
    @CsvSource({
        "quarkus.http.host, 0.0.0.0, Set EVERYNODE_LOGIN=token",
        "everynode.login,   oidc,    not yet",
        "everynode.login,   bogus,   everynode.login",
        "everynode.session.key-file, /nowhere, everynode.session.key-file: cannot read /nowhere",
    })
    void refusesToStartAndSaysWhatToSet(String key, String value, String said) throws InterruptedException {
        try (PackagedJar everynode = simulated().config(key, value).go()) {
            assertThat(everynode.exitCode(PATIENCE)).isPositive();
            assertThat(everynode.output()).contains(said).doesNotContain("Listening on", "\tat io.everynode");
        }
    }

    @Test
    void printsALinkThatOpensOnceAndATokenForPrograms() throws IOException, InterruptedException {
        try (PackagedJar everynode =
                        simulated().config("everynode.login", "link").go();
                HttpClient browser = HttpClient.newHttpClient()) {
            await().atMost(PATIENCE)
                    .until(() -> API_TOKEN.matcher(everynode.output()).find());
            URI link = URI.create(found(LINK, everynode).group());
            assertThat(link.getPort()).isEqualTo(everynode.uri("/").getPort());
            await().atMost(PATIENCE).until(() -> everynode.status("/q/health/ready") == 200);

            var opened = browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
            assertThat(opened.statusCode()).isEqualTo(303);
            assertThat(opened.headers().firstValue("Set-Cookie")).isPresent();
            assertThat(everynode
                            .get(link.getRawPath() + "?" + link.getRawQuery())
                            .statusCode())
                    .isEqualTo(401);

            String token = found(API_TOKEN, everynode).group(1);
            var asked = HttpRequest.newBuilder(everynode.uri("/api/v1/clusters"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            assertThat(browser.send(asked, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            assertThat(everynode.status("/api/v1/clusters")).isEqualTo(401);
        }
    }

    private static PackagedJar.Start simulated() {
        return new PackagedJar.Start().option("-Xmx512m").config("everynode.source", "simulated");
    }

    private static MatchResult found(Pattern pattern, PackagedJar everynode) {
        return pattern.matcher(everynode.output()).results().findFirst().orElseThrow();
    }
}
