package io.everynode.login;

import static io.everynode.login.Newcomer.TOKEN;
import static io.everynode.login.Newcomer.address;
import static io.everynode.login.Newcomer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.login.Gatehouse.Holder;
import io.everynode.login.Wire.Answer;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs, which send their token with each request. */
@QuarkusTest
@TestProfile(TokenProfile.class)
class TokenApiTest {
    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();
    private final Gatehouse clusters = CDI.current().select(Gatehouse.class).get();

    @BeforeEach
    void twoClusters() {
        Newcomer.twoClusters(board, clusters);
    }

    @Test
    void theTokenItselfIsTaken() throws IOException {
        assertThat(bearer(TOKEN).status()).isEqualTo(200);
        assertThat(bearer(TOKEN).headers()).doesNotContainKey("set-cookie");
    }

    @Test
    void aWrongOneIsA401ThatSaysWhatIsExpected() throws IOException {
        Answer out = bearer("canary-wrong-2");
        assertThat(out.status()).isEqualTo(401);
        assertThat(out.header("WWW-Authenticate")).contains("Bearer");
        assertThat(out.header("Content-Type")).contains("application/problem+json");
        assertThat(out.body()).doesNotContain("canary");
    }

    @Test
    void aMissingRightIsA403ThatNamesIt() throws IOException {
        Answer out = bearer("lacking-token");
        assertThat(out.status()).isEqualTo(403);
        assertThat(out.body()).contains("may not list nodes");
    }

    @Test
    void aSilentClusterIsA503() throws IOException {
        Answer out = bearer("silent-token");
        assertThat(out.status()).isEqualTo(503);
        assertThat(out.body()).contains("No cluster says").doesNotContain("10.1.2.3");
    }

    @Test
    void aRefusedTokenIsAnAttemptEachTimeItComes() throws IOException {
        String address = address();
        for (int i = 0; i < Attempts.OF_ONE; i++) {
            assertThat(bearer("canary-again", address).status()).isEqualTo(401);
        }
        Answer out = bearer("canary-again", address);
        assertThat(out.status()).isEqualTo(429);
        assertThat(out.header("Retry-After")).contains("60");
        assertThat(bearer(TOKEN, address()).status()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsTakenIsNoAttempt() throws IOException {
        String address = address();
        for (int i = 0; i < 3 * Attempts.OF_ONE; i++) {
            String token = "canary-of-many-" + i;
            clusters.knows(token, Holder.of("alice", "alpha"));
            assertThat(bearer(token, address).status()).isEqualTo(200);
        }
    }

    @Test
    void aWriteIsJsonAndNothingElse() throws IOException {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            Answer out = Wire.ask(
                    "POST /api/v1/clusters/alpha/daemonsets/logging/agent/restarts HTTP/1.1\nAuthorization: Bearer "
                            + TOKEN + "\nContent-Type: " + type,
                    "{}");
            assertThat(out.status()).as(type).isIn(403, 415);
        }
    }
}
