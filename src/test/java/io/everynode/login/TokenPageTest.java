package io.everynode.login;

import static io.everynode.login.Newcomer.TOKEN;
import static io.everynode.login.Newcomer.address;
import static io.everynode.login.Newcomer.form;
import static io.everynode.login.Newcomer.logIn;
import static io.everynode.login.Newcomer.logOut;
import static io.everynode.login.Newcomer.mark;
import static io.everynode.login.Newcomer.post;
import static io.everynode.login.Newcomer.withSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.login.Gatehouse.Holder;
import io.everynode.login.Newcomer.Form;
import io.everynode.login.Wire.Answer;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser, into which a token is pasted. */
@QuarkusTest
@TestProfile(TokenProfile.class)
class TokenPageTest {
    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();
    private final Gatehouse clusters = CDI.current().select(Gatehouse.class).get();

    @BeforeEach
    void twoClusters() {
        Newcomer.twoClusters(board, clusters);
    }

    @Test
    void aPageSendsToTheLoginAndBack() throws IOException {
        Answer page = Wire.ask("GET /nodes?cluster=alpha&q=%22 HTTP/1.1\nAccept: text/html");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).contains("/login?to=%2Fnodes%3Fcluster%3Dalpha%26q%3D%2522");
        Answer in = logIn(TOKEN, "/nodes?cluster=alpha&q=%22");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Location")).contains("/nodes?cluster=alpha&q=%22");
    }

    @Test
    void theSessionIsASealedCookieAndNothingElse() throws IOException {
        Answer in = logIn(TOKEN, "/");
        assertThat(in.headers().get("set-cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("everynode=")
                        .containsIgnoringCase("; HttpOnly")
                        .contains("; SameSite=Strict", "; Path=/")
                        .doesNotContain("Domain", "canary", "Secure"));
        assertThat(withSession(in, "GET /api/v1/clusters HTTP/1.1").body())
                .contains("\"alpha\"")
                .doesNotContain("beta", "canary");
    }

    @Test
    void whatTheCallerMayNotSeeIsNotThereLikeWhatDoesNotExist() throws IOException {
        Answer in = logIn(TOKEN, "/");
        for (String rest : List.of("/daemonsets", "/daemonsets/secret/hidden", "/nodes", "/nodes/node-1", "/stream")) {
            Answer hidden = withSession(in, "GET /api/v1/clusters/beta" + rest + " HTTP/1.1");
            Answer absent = withSession(in, "GET /api/v1/clusters/none" + rest + " HTTP/1.1");
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.body()).isEqualTo(absent.body());
            assertThat(hidden.headers()).isEqualTo(absent.headers());
        }
    }

    @Test
    void aTokenThatNobodyTakesIsRefused() throws IOException {
        Answer out = logIn("canary-wrong", "/");
        assertThat(out.status()).isEqualTo(401);
        assertThat(out.body()).contains("No cluster takes this token").doesNotContain("canary");
        assertThat(out.cookie("everynode")).isEmpty();
    }

    @Test
    void aMissingRightIsNamedWithItsRule() throws IOException {
        Answer out = logIn("lacking-token", "/");
        assertThat(out.status()).isEqualTo(403);
        assertThat(out.body())
                .contains("bob&lt;script&gt; may not read", "list nodes", "resources: [nodes]")
                .doesNotContain("bob<script>");
    }

    @Test
    void aSilentClusterIsNotTheCallersFault() throws IOException {
        Answer out = logIn("silent-token", "/");
        assertThat(out.status()).isEqualTo(503);
        assertThat(out.body()).contains("No cluster says who you are").doesNotContain("10.1.2.3");
    }

    @Test
    void theSessionIsRenewedByPagesAndNotByFilesThatAreKeptForOthers() throws IOException {
        Sessions earlier = new Sessions(
                new Seal(CDI.current().select(Keys.class).get()),
                () -> Instant.now().minus(Session.RENEW.plusMinutes(1)));
        String head = "\nCookie: everynode=" + earlier.cookie(earlier.open(LoginMode.TOKEN, TOKEN));
        String file = form().page().replaceFirst("(?s).*href=\"(/assets/[^\"]+)\".*", "$1");
        Answer kept = Wire.ask("GET " + file + " HTTP/1.1" + head);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.header("Cache-Control").orElseThrow()).contains("public", "immutable");
        assertThat(kept.headers()).doesNotContainKey("set-cookie");
        assertThat(Wire.ask("GET /api/v1/clusters HTTP/1.1" + head).cookie("everynode"))
                .isPresent();
    }

    @Test
    void aTokenThatFitsIntoNoCookieIsRefused() throws IOException {
        String huge = "x".repeat(4000);
        clusters.knows(huge, Holder.of("alice", "alpha"));
        assertThat(logIn(huge, "/").status()).isEqualTo(400);
        String large = "x".repeat(2900);
        clusters.knows(large, Holder.of("alice", "alpha"));
        assertThat(logIn(large, "/").status()).isEqualTo(303);
    }

    @Test
    void oneAddressTriesTenTimesAMinute() throws IOException {
        String address = address();
        Form form = form();
        for (int i = 0; i < Attempts.OF_ONE; i++) {
            assertThat(post(form, "canary-guess-" + i, "/", address).status()).isEqualTo(401);
        }
        assertThat(post(form, "canary-guess", "/", address).status()).isEqualTo(429);
        assertThat(post(form, TOKEN, "/", address()).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/%0d%0aX:y",
                        "/\t/evil",
                "javascript:alert(1)", "", "evil", "/%", "/%zz", "/a b"
            })
    void goesOnToNoOtherSite(String to) throws IOException {
        String location = logIn(TOKEN, to).header("Location").orElseThrow();
        assertThat(location).isIn("/", "/%0d%0aX:y");
    }

    @Test
    void afterLoggingOutTheCookieOpensNothing() throws IOException {
        Answer in = logIn(TOKEN, "/");
        assertThat(logOut(in, mark(in)).status()).isEqualTo(303);
        assertThat(withSession(in, "GET /api/v1/clusters HTTP/1.1").status()).isEqualTo(401);
    }

    @Test
    void aChangedCookieOpensNothing() throws IOException {
        String cookie = logIn(TOKEN, "/").cookie("everynode").orElseThrow();
        String changed = (cookie.startsWith("A") ? "B" : "A") + cookie.substring(1);
        assertThat(Wire.ask("GET /api/v1/clusters HTTP/1.1\nCookie: everynode=" + changed)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void twoCookiesOfOneNameAreNone() throws IOException {
        String cookie = logIn(TOKEN, "/").cookie("everynode").orElseThrow();
        assertThat(Wire.ask("GET /api/v1/clusters HTTP/1.1\nCookie: everynode=planted; everynode=" + cookie)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aLinkFromAnotherSiteLoadsTheAddressOnceMore() throws IOException {
        Answer first = Wire.ask("GET /nodes HTTP/1.1\nAccept: text/html\nSec-Fetch-Site: cross-site\n"
                + "Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: document");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("http-equiv=\"refresh\"");
        Answer again = Wire.ask("GET /nodes HTTP/1.1\nAccept: text/html\nSec-Fetch-Site: same-origin\n"
                + "Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: document");
        assertThat(again.status()).isEqualTo(303);
    }
}
