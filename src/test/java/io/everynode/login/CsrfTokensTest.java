package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsrfTokensTest {
    private final CsrfTokens tokens = new CsrfTokens(Keys.random());

    @Test
    void fitsTheSessionThatItWasMadeForInEveryTab() {
        assertThat(tokens.of("session a")).isEqualTo(tokens.of("session a"));
        assertThat(tokens.fits(tokens.of("session a"), "session a")).isTrue();
    }

    @Test
    void fitsNoOtherSession() {
        assertThat(tokens.fits(tokens.of("session a"), "session b")).isFalse();
        assertThat(tokens.fits(tokens.of("visitor a"), "session a")).isFalse();
    }

    @Test
    void fitsNoOtherProcess() {
        assertThat(new CsrfTokens(Keys.random()).fits(tokens.of("session a"), "session a"))
                .isFalse();
    }

    @Test
    void nothingIsNoToken() {
        assertThat(tokens.fits("", "session a")).isFalse();
    }
}
