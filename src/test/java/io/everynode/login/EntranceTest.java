package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.login.Entrance.Open;
import io.everynode.login.Entrance.Place;
import io.everynode.login.Entrance.Refused;
import io.everynode.login.LoginConfig.Setting;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
    @ParameterizedTest(name = "{0} on {1}, simulated only: {2} -> {3}")
    @CsvSource({
        "AUTO,  127.0.0.1, true,  NONE",
        "AUTO,  127.0.0.1, false, LINK",
        "NONE,  127.0.0.1, true,  NONE",
        "NONE,  127.0.0.1, false, NONE",
        "LINK,  127.0.0.1, true,  LINK",
        "LINK,  127.0.0.1, false, LINK",
        "TOKEN, 127.0.0.1, true,  TOKEN",
        "TOKEN, 127.0.0.1, false, TOKEN",
        "TOKEN, 0.0.0.0,   true,  TOKEN",
        "TOKEN, 0.0.0.0,   false, TOKEN",
    })
    void opensWhereItIsSafe(Setting setting, String host, boolean simulatedOnly, LoginMode mode) {
        assertThat(Entrance.of(setting, place(host, simulatedOnly))).isEqualTo(new Open(mode));
    }

    @ParameterizedTest(name = "{0} on {1}, simulated only: {2}")
    @CsvSource({
        "AUTO,  0.0.0.0,   true,  0.0.0.0,       EVERYNODE_LOGIN=token",
        "AUTO,  0.0.0.0,   false, 0.0.0.0,       EVERYNODE_LOGIN=token",
        "NONE,  0.0.0.0,   true,  loopback only, QUARKUS_HTTP_HOST=127.0.0.1",
        "NONE,  0.0.0.0,   false, loopback only, EVERYNODE_LOGIN=token",
        "LINK,  0.0.0.0,   true,  loopback only, QUARKUS_HTTP_HOST=127.0.0.1",
        "LINK,  0.0.0.0,   false, loopback only, EVERYNODE_LOGIN=token",
        "OIDC,  127.0.0.1, true,  not yet,       EVERYNODE_LOGIN=token",
        "OIDC,  0.0.0.0,   false, not yet,       EVERYNODE_LOGIN=token",
        "PROXY, 127.0.0.1, true,  not yet,       EVERYNODE_LOGIN=token",
        "PROXY, 0.0.0.0,   false, not yet,       EVERYNODE_LOGIN=token",
    })
    void refusesElsewhereAndSaysWhatToSet(
            Setting setting, String host, boolean simulatedOnly, String reason, String wayOut) {
        assertThat(Entrance.of(setting, place(host, simulatedOnly)))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.why()).contains(reason, wayOut));
    }

    @ParameterizedTest(name = "{0} real clusters, shared: {1}")
    @CsvSource({"0, false", "1, false", "1, true", "2, true", "9, true"})
    void showsATokenToOneClusterOrToSuchAsShareIt(int real, boolean shared) {
        assertThat(Entrance.of(Setting.TOKEN, new Place("0.0.0.0", false, real, shared)))
                .isEqualTo(new Open(LoginMode.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9})
    void showsATokenToNoClusterThatItIsNotMeantFor(int real) {
        for (Place place :
                List.of(new Place("127.0.0.1", true, real, false), new Place("0.0.0.0", false, real, false))) {
            assertThat(Entrance.of(Setting.TOKEN, place))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            r -> assertThat(r.why())
                                    .contains(
                                            "each of the " + real + " clusters",
                                            "EVERYNODE_CONTEXTS to one",
                                            "EVERYNODE_TOKEN_SHARED=true"));
        }
        assertThat(Entrance.of(Setting.LINK, new Place("127.0.0.1", true, real, false)))
                .isEqualTo(new Open(LoginMode.LINK));
    }

    private static Place place(String host, boolean simulatedOnly) {
        return new Place(host, host.startsWith("127."), simulatedOnly ? 0 : 1, false);
    }
}
