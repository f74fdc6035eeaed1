package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
    private static final String TOKEN = "eyJhbGciOi.canary-7f3a.token";
    private static final String KEY = "k".repeat(32);
    private static final String OTHER_KEY = "o".repeat(32);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T06:00:00Z"));
    private final Sessions sessions = sessions(Keys.random());

    @TempDir
    Path folder;

    @Test
    void aCookieOpensTheSessionItWasMadeOf() {
        Session session = sessions.open(LoginMode.TOKEN, TOKEN);
        assertThat(sessions.read(LoginMode.TOKEN, sessions.cookie(session))).contains(session);
    }

    @Test
    void aSessionOpensInNoOtherLoginMode() {
        String cookie = sessions.cookie(sessions.open(LoginMode.LINK, ""));
        assertThat(sessions.read(LoginMode.TOKEN, cookie)).isEmpty();
    }

    @Test
    void aCookieTellsNothingOfTheToken() {
        Session session = sessions.open(LoginMode.TOKEN, TOKEN);
        assertThat(sessions.cookie(session)).doesNotContain("canary").isNotEqualTo(sessions.cookie(session));
        assertThat(session).asString().doesNotContain("canary");
    }

    @Test
    void noChangedCookieOpensAnything() {
        String cookie = sessions.cookie(sessions.open(LoginMode.TOKEN, TOKEN));
        assertThat(IntStream.range(0, cookie.length()).mapToObj(i -> changedAt(cookie, i)))
                .allSatisfy(changed ->
                        assertThat(sessions.read(LoginMode.TOKEN, changed)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "not base64 %",
                "AAAA",
                "AAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void rubbishOpensNothing(String cookie) {
        assertThat(sessions.read(LoginMode.TOKEN, cookie)).isEmpty();
    }

    @Test
    void endsAfterHalfAnHourWithoutUse() {
        String cookie = sessions.cookie(sessions.open(LoginMode.TOKEN, TOKEN));
        passes(Duration.ofMinutes(29));
        assertThat(sessions.read(LoginMode.TOKEN, cookie)).isPresent();
        passes(Duration.ofMinutes(1));
        assertThat(sessions.read(LoginMode.TOKEN, cookie)).isEmpty();
    }

    @Test
    void anOpenStreamIsUse() {
        Session session = sessions.open(LoginMode.TOKEN, TOKEN);
        String cookie = sessions.cookie(session);
        passes(Duration.ofMinutes(29));
        sessions.use(session);
        passes(Duration.ofMinutes(29));
        assertThat(sessions.read(LoginMode.TOKEN, cookie)).isPresent();
    }

    @Test
    void endsAfterEightHoursHoweverMuchItIsUsed() {
        Session session = sessions.open(LoginMode.TOKEN, TOKEN);
        for (int minute = 0; minute < 8 * 60; minute += 20) {
            assertThat(sessions.read(LoginMode.TOKEN, sessions.cookie(session))).isPresent();
            passes(Duration.ofMinutes(20));
        }
        assertThat(sessions.read(LoginMode.TOKEN, sessions.cookie(session))).isEmpty();
    }

    @Test
    void isRenewedNoMoreThanOnceAMinute() {
        Session session = sessions.open(LoginMode.TOKEN, TOKEN);
        passes(Duration.ofSeconds(59));
        assertThat(sessions.wantsRenewal(session)).isFalse();
        passes(Duration.ofSeconds(1));
        assertThat(sessions.wantsRenewal(session)).isTrue();
    }

    @Test
    void logsOutForGoodUnderEveryCookieOfIt() {
        Session session = sessions.open(LoginMode.TOKEN, TOKEN);
        String older = sessions.cookie(session);
        passes(Duration.ofMinutes(2));
        String newer = sessions.cookie(session);
        sessions.revoke(session);
        sessions.tidy();
        assertThat(sessions.read(LoginMode.TOKEN, older)).isEmpty();
        assertThat(sessions.read(LoginMode.TOKEN, newer)).isEmpty();
    }

    @Test
    void anotherProcessWithTheSameKeyFileOpensIt() throws Exception {
        String cookie = withKeys(KEY).cookie(sessions.open(LoginMode.TOKEN, TOKEN));
        assertThat(withKeys(KEY).read(LoginMode.TOKEN, cookie)).isPresent();
        assertThat(withKeys(OTHER_KEY).read(LoginMode.TOKEN, cookie)).isEmpty();
    }

    @Test
    void aRotatedKeyStillOpensOlderSessionsUntilItIsTakenOut() throws Exception {
        String cookie = withKeys(KEY).cookie(sessions.open(LoginMode.TOKEN, TOKEN));
        assertThat(withKeys(OTHER_KEY + "\n" + KEY + "\n").read(LoginMode.TOKEN, cookie))
                .isPresent();
        assertThat(withKeys(OTHER_KEY + "\n").read(LoginMode.TOKEN, cookie)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "canary-short", "canary-short\nooooooooooooooooooooooooooooooooo"})
    void aKeyThatIsTooShortIsNamedAndNotShown(String content) {
        assertThatThrownBy(() -> withKeys(content))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("everynode.session.key-file")
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aKeyFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Keys.read(folder.resolve("absent")))
                .hasMessageContaining("everynode.session.key-file")
                .hasMessageContaining("absent");
    }

    private Sessions withKeys(String content) throws Exception {
        Path file = folder.resolve("keys");
        Files.writeString(file, content);
        return sessions(Keys.read(file));
    }

    private Sessions sessions(Keys keys) {
        return new Sessions(new Seal(keys), now::get);
    }

    private void passes(Duration time) {
        now.updateAndGet(t -> t.plus(time));
    }

    /** The last character's lowest bits are padding: every other change is a change of the sealed bytes. */
    private static String changedAt(String cookie, int i) {
        char changed = cookie.charAt(i) == 'A' ? 'Q' : 'A';
        return cookie.substring(0, i) + changed + cookie.substring(i + 1);
    }
}
