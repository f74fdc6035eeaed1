package io.everynode.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.login.Gatehouse;
import io.everynode.login.TokenProfile;
import io.everynode.login.Wire;
import io.everynode.login.Wire.Answer;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(TokenProfile.class)
class SecurityHeadersPageTest {
    private static final String IN = "\nAuthorization: Bearer good-token";

    @Inject
    FixtureBoard board;

    @Inject
    Gatehouse clusters;

    @BeforeEach
    void oneCluster() {
        board.clear();
        board.show(new ClusterFixture("alpha")
                .nodes(1, "p", "z")
                .daemonSet("logging", "agent", "image:7", Map.of())
                .view(1));
        clusters.admits("good-token", "alice", "alpha");
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET /login | Accept: text/html | 200",
                "GET /q/health | - | 200",
                "GET /favicon.svg | - | 200",
                "GET /css/tokens.css | - | 200",
                "GET / | Authorization: Bearer good-token | 200",
                "GET /api/v1/clusters | Authorization: Bearer good-token | 200",
                "GET /api/v1/openapi | Authorization: Bearer good-token | 200",
                "GET /q/metrics | Authorization: Bearer good-token | 200",
                "GET / | Accept: text/html | 303",
                "GET /nothing | Authorization: Bearer good-token | 404",
                "GET /api/v1/nothing | Authorization: Bearer good-token | 404",
                "GET /api/v1/clusters/none/nodes | Authorization: Bearer good-token | 404",
                "GET /api/v1/clusters/alpha/daemonsets?state=x | Authorization: Bearer good-token | 400",
                "GET /api/v1/clusters | - | 401",
                "GET /logout | Authorization: Bearer good-token | 405",
                "GET /login | Sec-Fetch-Site: cross-site | 403",
                "GET /login | Origin: http://evil.example | 421",
                "GET /login | Host: evil.example | 421",
                "POST /login | Content-Type: text/plain | 415",
                "TRACE / | - | 415",
            })
    void areOnEveryAnswer(String line, String header, int status) throws IOException {
        Answer answer = Wire.ask(line + " HTTP/1.1" + (header == null ? "" : "\n" + header));
        assertThat(answer.status()).isEqualTo(status);
        assertAllHeaders(answer.headers());
    }

    @Test
    void areOnAnAnswerToTooLargeABody() throws IOException {
        Answer answer = Wire.ask(
                "POST /login HTTP/1.1\nSec-Fetch-Site: same-origin\nContent-Type: application/x-www-form-urlencoded",
                "token=" + "x".repeat(70_000));
        assertThat(answer.status()).isEqualTo(413);
        assertAllHeaders(answer.headers());
    }

    @Test
    void areOnAStream() throws IOException {
        try (Wire wire = Wire.open()) {
            wire.write("GET /api/v1/clusters/alpha/stream HTTP/1.1\r\nHost: localhost:" + RestAssured.port
                    + "\r\nAuthorization: Bearer good-token\r\n\r\n");
            assertThat(wire.readLine()).isEqualTo("HTTP/1.1 200 OK");
            var headers = wire.readHeaders();
            assertAllHeaders(headers);
            assertThat(headers.get("cache-control")).containsExactly("no-cache, no-transform");
            assertThat(headers.get("x-accel-buffering")).containsExactly("no");
            assertThat(headers.get("content-type")).singleElement().asString().startsWith("text/event-stream");
        }
    }

    @Test
    void pagesAreNotKeptAndVersionedFilesAreForAYear() throws IOException {
        Answer page = Wire.ask("GET / HTTP/1.1\nAccept: text/html" + IN);
        assertThat(page.header("Cache-Control")).contains("no-store");
        int at = page.body().indexOf("/assets/");
        String asset = page.body().substring(at, page.body().indexOf('"', at));
        assertThat(Wire.ask("GET " + asset + " HTTP/1.1").header("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
        assertThat(Wire.ask("GET /css/tokens.css HTTP/1.1").header("Cache-Control"))
                .contains("no-cache");
    }

    private static void assertAllHeaders(Map<String, List<String>> headers) {
        assertThat(headers.get("content-security-policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("x-frame-options")).containsExactly("DENY");
        assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
        assertThat(headers.get("cross-origin-opener-policy")).containsExactly("same-origin");
        assertThat(headers.get("cross-origin-resource-policy")).containsExactly("same-origin");
        assertThat(headers.get("permissions-policy")).singleElement().asString().contains("camera=()");
        assertThat(headers.get("cache-control")).hasSize(1);
        assertThat(headers).doesNotContainKeys("access-control-allow-origin", "strict-transport-security", "server");
    }
}
