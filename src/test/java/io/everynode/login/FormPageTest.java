package io.everynode.login;

import static io.everynode.login.Newcomer.TOKEN;
import static io.everynode.login.Newcomer.form;
import static io.everynode.login.Newcomer.logIn;
import static io.everynode.login.Newcomer.logOut;
import static io.everynode.login.Newcomer.mark;
import static io.everynode.login.Newcomer.session;
import static io.everynode.login.Newcomer.withSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.login.Wire.Answer;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms, which are taken from our own pages only. */
@QuarkusTest
@TestProfile(TokenProfile.class)
class FormPageTest {
    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();
    private final Gatehouse clusters = CDI.current().select(Gatehouse.class).get();

    @BeforeEach
    void twoClusters() {
        Newcomer.twoClusters(board, clusters);
    }

    @Test
    void isTakenWithItsMark() throws IOException {
        Answer in = logIn(TOKEN, "/");
        assertThat(logOut(in, mark(in)).status()).isEqualTo(303);
    }

    @Test
    void isTakenFromEveryTab() throws IOException {
        Answer in = logIn(TOKEN, "/");
        String first = mark(in);
        mark(in);
        assertThat(logOut(in, first).status()).isEqualTo(303);
    }

    @Test
    void isRefusedWithoutMarkOrWithAnothers() throws IOException {
        Answer in = logIn(TOKEN, "/");
        for (String mark : List.of("", "x", mark(logIn(TOKEN, "/")), form().mark())) {
            assertThat(logOut(in, mark).status()).as(mark).isEqualTo(403);
        }
        assertThat(withSession(in, "GET /api/v1/clusters HTTP/1.1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Origin: http://evil.example | application/x-www-form-urlencoded | 421",
                "Origin: http://app.localhost:8080 | application/x-www-form-urlencoded | 421",
                "Origin: null | application/x-www-form-urlencoded | 421",
                "Sec-Fetch-Site: cross-site | application/x-www-form-urlencoded | 403",
                "Sec-Fetch-Site: same-site | application/x-www-form-urlencoded | 403",
                "Sec-Fetch-Site: none | application/x-www-form-urlencoded | 403",
                "X-None: said | application/x-www-form-urlencoded | 403",
                "Sec-Fetch-Site: same-origin | text/plain | 415",
                "Sec-Fetch-Site: same-origin | multipart/form-data; boundary=x | 415",
                "Sec-Fetch-Site: same-origin | application/json | 415",
            })
    void isRefusedFromElsewhereAndInAnotherFormat(String header, String type, int status) throws IOException {
        Answer in = logIn(TOKEN, "/");
        Answer out = Wire.ask(
                "POST /logout HTTP/1.1\nCookie: " + session(in) + "\n" + header + "\nContent-Type: " + type,
                "csrf-token=" + mark(in));
        assertThat(out.status()).isEqualTo(status);
        assertThat(withSession(in, "GET /api/v1/clusters HTTP/1.1").status()).isEqualTo(200);
    }

    @Test
    void isNotAGet() throws IOException {
        Answer in = logIn(TOKEN, "/");
        assertThat(withSession(in, "GET /logout?csrf-token=" + mark(in) + " HTTP/1.1")
                        .status())
                .isEqualTo(405);
        assertThat(withSession(in, "GET /logout?_method=POST&csrf-token=" + mark(in) + " HTTP/1.1")
                        .status())
                .isEqualTo(405);
    }
}
