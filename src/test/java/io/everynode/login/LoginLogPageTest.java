package io.everynode.login;

import static io.everynode.login.Newcomer.TOKEN;
import static io.everynode.login.Newcomer.address;
import static io.everynode.login.Newcomer.bearer;
import static io.everynode.login.Newcomer.form;
import static io.everynode.login.Newcomer.logIn;
import static io.everynode.login.Newcomer.logOut;
import static io.everynode.login.Newcomer.mark;
import static io.everynode.login.Newcomer.post;
import static io.everynode.login.Newcomer.withSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.login.Gatehouse.Holder;
import io.everynode.login.Wire.Answer;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What log and activity tell of logins. */
@QuarkusTest
@TestProfile(TokenProfile.class)
class LoginLogPageTest {
    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();
    private final Gatehouse clusters = CDI.current().select(Gatehouse.class).get();

    @BeforeEach
    void twoClusters() {
        Newcomer.twoClusters(board, clusters);
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
    void theLogSaysWhereFailedLoginsAreLeftOutAndHowMany() throws IOException {
        var logged = new ArrayList<String>();
        Handler handler = handler(logged);
        String address = address();
        bearer("canary-before"); // what was left out earlier has been told now
        Logger.getLogger("io.everynode.audit").addHandler(handler);
        try {
            for (int i = 0; i < Attempts.OF_ONE + 3; i++) {
                bearer("canary-flood", address);
            }
            bearer("canary-after");
        } finally {
            Logger.getLogger("io.everynode.audit").removeHandler(handler);
        }
        assertThat(logged).hasSize(Attempts.OF_ONE + 1);
        assertThat(logged.get(Attempts.OF_ONE - 1)).contains("\"more\":\"left out until the minute is over\"");
        assertThat(logged.getLast()).contains("\"leftOut\":3").doesNotContain("\"more\"");
        assertThat(logged.subList(0, Attempts.OF_ONE - 1))
                .noneSatisfy(line -> assertThat(line).containsAnyOf("\"more\"", "\"leftOut\""));
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
