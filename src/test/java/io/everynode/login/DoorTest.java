package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/q/health", "/q/health/ready", "/assets/1a2b/everynode.css", "/favicon.svg"})
    void isOpenForWhatHasNoSecret(String path) {
        assertThat(Door.isOpen(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/q/metrics",
                "/api/v1/clusters",
                "/api/v1/openapi",
                "/logout",
                "/login/",
                "/login/x",
                "/Login",
                "/q/healthy",
                "/q/health-ui",
                "/css",
                "/assets",
                "/assets/../api/v1/clusters",
                "/assets/%2e%2e/q/metrics",
                "/assets/..;/q/metrics",
                "/assets//q/metrics",
                "/assets/\\..\\q\\metrics",
                "/login;a",
                "/login%2f",
                "/assets/x%00",
                "/assets/./x",
                "//login",
                "/q/health/../metrics",
                "/assets/\u00e9"
            })
    void isShutForAllElseAndForWhateverHasToBeFoldedFirst(String path) {
        assertThat(Door.isOpen(path)).isFalse();
    }
}
