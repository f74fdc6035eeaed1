package io.everynode.login;

import static io.everynode.login.Newcomer.TOKEN;
import static io.everynode.login.Newcomer.address;
import static io.everynode.login.Newcomer.bearer;
import static io.everynode.login.Newcomer.form;
import static io.everynode.login.Newcomer.logIn;
import static io.everynode.login.Newcomer.logOut;
import static io.everynode.login.Newcomer.mark;
import static io.everynode.login.Newcomer.post;
import static io.everynode.login.Newcomer.session;
import static io.everynode.login.Newcomer.withSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.login.Gatehouse.Holder;
import io.everynode.login.Newcomer.Form;
import io.everynode.login.Wire.Answer;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TokenProfile.class)
class TokenPageTest {
    // Not injected: a class with nested ones is looked at by every profile, and others do not have this bean.
    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();

    // Not injected: a class with nested ones is looked at by every profile, and others do not have this bean.
    private final Gatehouse clusters = CDI.current().select(Gatehouse.class).get();

    @BeforeEach
    void twoClusters() {
        Newcomer.twoClusters(board, clusters);
    }

    @Nested
    class WithABrowser {
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
            for (String rest :
                    List.of("/daemonsets", "/daemonsets/secret/hidden", "/nodes", "/nodes/node-1", "/stream")) {
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
                assertThat(post(form, "canary-guess-" + i, "/", address).status())
                        .isEqualTo(401);
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
            assertThat(withSession(in, "GET /api/v1/clusters HTTP/1.1").status())
                    .isEqualTo(401);
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

    @Nested
    class OfAForm {
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
            assertThat(withSession(in, "GET /api/v1/clusters HTTP/1.1").status())
                    .isEqualTo(200);
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
            assertThat(withSession(in, "GET /api/v1/clusters HTTP/1.1").status())
                    .isEqualTo(200);
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

    @Test
    void noSecretIsEverLogged() throws IOException {
        var logged = new ArrayList<String>();
        Handler handler = handler(logged);
        Logger.getLogger("").addHandler(handler);
        try {
            Answer in = logIn(TOKEN, "/");
            logIn("canary-wrong-3", "/");
            bearer(TOKEN);
            bearer("canary-wrong-4");
            withSession(in, "GET /nothing?canary-query HTTP/1.1");
            logOut(in, mark(in));
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(logged).noneSatisfy(line -> assertThat(line).contains("canary"));
    }

    @Test
    void aLoginThatFailsIsOneLineOfTheAuditLog() throws IOException {
        var logged = new ArrayList<String>();
        Handler handler = handler(logged);
        Logger.getLogger("io.everynode.audit").addHandler(handler);
        try {
            logIn("canary-wrong-5", "/");
            bearer("canary-wrong-6");
            logIn(TOKEN, "/");
        } finally {
            Logger.getLogger("io.everynode.audit").removeHandler(handler);
        }
        assertThat(logged)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"ts\":")
                        .contains(
                                "\"action\":\"log in\"",
                                "\"outcome\":\"forbidden\"",
                                "\"why\":\"Unknown\"",
                                "\"address\":\"127.0."));
    }

    @Test
    void aLoginThatFailsIsShownToWhoSeesAllClusters() throws IOException {
        clusters.knows("sees-all", Holder.of("ada", "alpha", "beta"));
        String address = address();

        assertThat(post(form(), "canary-wrong-7", "/", address).status()).isEqualTo(401);

        await().until(() -> activity("sees-all").contains("<td>" + address + "</td>"));
        assertThat(activity("sees-all"))
                .contains("Logins that failed", "no cluster takes the token")
                .doesNotContain("canary");
        assertThat(activity(TOKEN)).doesNotContain("Logins that failed", address);
    }

    private static String activity(String token) throws IOException {
        return withSession(logIn(token, "/"), "GET /activity HTTP/1.1").body();
    }

    @Test
    void theLogSaysOnOneLineWhyAClusterIsSilent() throws IOException {
        clusters.knows("silent-token-2", Holder.of("carol", "alpha", "beta").silentIn("alpha", "beta"));
        var logged = new ArrayList<String>();
        Handler handler = handler(logged);
        Logger.getLogger("").addHandler(handler);
        try {
            bearer("silent-token-2");
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(logged)
                .anySatisfy(line -> assertThat(line).contains("10.1.2.3:6443  FORGED"))
                .noneSatisfy(line -> assertThat(line).containsPattern("[\\r\\n]FORGED"));
    }

    private static Handler handler(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage() + line.getThrown() + Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
