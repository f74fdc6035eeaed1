package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.login.Wire.Answer;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LinkProfile.class)
class LinkPageTest {
    @Inject
    FixtureBoard board;

    @Inject
    Launch launch;

    @BeforeEach
    void oneCluster() {
        board.show(new ClusterFixture("alpha")
                .nodes(1, "p", "z")
                .daemonSet("logging", "agent", "image:7", Map.of())
                .view(1));
    }

    @Test
    void theLinkOpensOneSessionOnce() throws IOException {
        String link = "/login?secret=" + launch.secret();
        assertThat(Wire.ask("HEAD " + link + " HTTP/1.1").cookie("everynode")).isEmpty();
        assertThat(Wire.ask("GET " + link + " HTTP/1.1\nSec-Purpose: prefetch").cookie("everynode"))
                .isEmpty();
        assertThat(Wire.ask("GET /login?secret=wrong HTTP/1.1").status()).isEqualTo(401);

        Answer in = Wire.ask("GET " + link + " HTTP/1.1\nAccept: text/html");
        assertThat(in.status()).isEqualTo(303);
        String session = "everynode=" + in.cookie("everynode").orElseThrow();
        assertThat(Wire.ask("GET /api/v1/clusters HTTP/1.1\nCookie: " + session).body())
                .contains("\"alpha\"");

        Answer again = Wire.ask("GET " + link + " HTTP/1.1\nAccept: text/html");
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.cookie("everynode")).isEmpty();
        assertThat(again.body()).contains("Start Everynode again").doesNotContain(launch.secret());
    }

    @Test
    void programsUseTheTokenPrintedBesideIt() throws IOException {
        assertThat(bearer(launch.apiToken()).status()).isEqualTo(200);
        assertThat(bearer("x" + launch.apiToken()).status()).isEqualTo(401);
        assertThat(bearer(launch.secret()).status()).isEqualTo(401);
        assertThat(bearer("").status()).isEqualTo(401);
    }

    @Test
    void nobodyIsSentToThePageThatSaysWhereTheLinkIs() throws IOException {
        Answer page = Wire.ask("GET /login HTTP/1.1\nAccept: text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Open the link that Everynode printed").doesNotContain("type=\"password\"");
    }

    @Test
    void noPageOffersAFieldForATokenThatIsNotTaken() throws IOException {
        String address = Newcomer.address();
        Answer last = guess(address);
        for (int i = 0; i < Attempts.OF_ONE; i++) {
            last = guess(address);
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body()).contains("Too many attempts").doesNotContain("type=\"password\"");
    }

    private static Answer guess(String address) throws IOException {
        try (Wire wire = Wire.openFrom(address)) {
            return wire.send("GET /login?secret=guess HTTP/1.1\nAccept: text/html", "");
        }
    }

    private static Answer bearer(String token) throws IOException {
        return Wire.ask("GET /api/v1/clusters HTTP/1.1\nAuthorization: Bearer " + token);
    }
}
