package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.everynode.login.Guard.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final int PORT = 8080;
    private static final Guard LOOPBACK = new Guard(true);
    private static final Guard NETWORK = new Guard(false);
    private static final Asked GET =
            new Asked("GET", "/", List.of("localhost:8080"), "http", PORT, null, null, null, null, null);
    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> FOREIGN_HOSTS = List.of(
            "evil.example",
            "evil.example:8080",
            "localhost",
            "localhost:80",
            "localhost:8081",
            "127.0.0.1",
            "[::1]",
            "localhost.:8080",
            "localhost.evil.example:8080",
            "127.0.0.2:8080",
            "0.0.0.0:8080",
            "[::]:8080",
            "192.168.0.1:8080",
            "2130706433:8080",
            "0x7f.1:8080",
            "localhost:8080,evil.example",
            "user@localhost:8080",
            "localhost:8080 ",
            "");
    private static final List<String> FOREIGN_ORIGINS = List.of(
            "http://evil.example",
            "https://evil.example:8080",
            "http://localhost",
            "http://localhost:3000",
            "http://localhost.evil.example:8080",
            "null",
            "file://",
            "",
            "http://user@localhost:8080",
            "http://localhost:8080/",
            "http://localhost:8080 http://evil.example",
            "chrome-extension://localhost:8080");

    @Nested
    class OnLoopback {
        @ParameterizedTest
        @ValueSource(strings = {"localhost:8080", "127.0.0.1:8080", "[::1]:8080"})
        void answersByThisMachinesNames(String host) {
            assertThat(LOOPBACK.refuse(host(GET, host))).isEmpty();
        }

        @ParameterizedTest(name = "{0} Host: {1}")
        @MethodSource("io.everynode.login.GuardTest#methodsTimesForeignHosts")
        void misdirectsWhateverCallsItAnotherName(String method, String host) {
            assertThat(LOOPBACK.refuse(json(method(host(GET, host), method))))
                    .map(Refusal::status)
                    .contains(421);
        }

        @ParameterizedTest(name = "{0} Origin: {1}")
        @MethodSource("io.everynode.login.GuardTest#methodsTimesForeignOrigins")
        void misdirectsWhateverComesFromAnotherOrigin(String method, String origin) {
            assertThat(LOOPBACK.refuse(json(method(origin(GET, origin), method))))
                    .map(Refusal::status)
                    .contains(421);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"http://evil.example/", "https://localhost:8080/", "localhost:8080", "evil.example:443"})
        void takesNoTargetButAPath(String target) {
            assertThat(LOOPBACK.refuse(target(GET, target)))
                    .map(Refusal::status)
                    .contains(421);
        }

        @ParameterizedTest
        @MethodSource("io.everynode.login.GuardTest#several")
        void takesOneHostOnly(List<String> hosts) {
            assertThat(LOOPBACK.refuse(hosts(GET, hosts))).map(Refusal::status).contains(421);
        }

        @Test
        void anotherSchemeIsAnotherOriginAllTheSame() {
            assertThat(LOOPBACK.refuse(json(method(origin(GET, "https://localhost:8080"), "POST"))))
                    .map(Refusal::status)
                    .contains(403);
        }

        @ParameterizedTest
        @MethodSource("io.everynode.login.GuardTest#methods")
        void anotherLoopbackNameIsAnotherOriginAllTheSame(String method) {
            assertThat(LOOPBACK.refuse(json(method(origin(GET, "http://127.0.0.1:8080"), method))))
                    .map(Refusal::status)
                    .contains(403);
        }
    }

    @Nested
    class OnANetwork {
        @ParameterizedTest
        @CsvSource({
            "everynode.example.com,      https://everynode.example.com",
            "everynode.example.com:8443, https://everynode.example.com:8443",
            "everynode.example.com:443,  https://everynode.example.com",
            "everynode.example.com,      http://everynode.example.com",
        })
        void answersItsOwnOrigin(String host, String origin) {
            Asked asked = scheme(host(GET, host), origin.split(":", 2)[0]);
            assertThat(NETWORK.refuse(json(method(origin(asked, origin), "POST"))))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://everynode.example.com",
                    "http://everynode.example.com:443",
                    "https://evil.example",
                    "https://a.everynode.example.com",
                    "https://example.com",
                    "https://everynode.example.com:8443",
                    "https://everynode.example.com.evil.example",
                    "null"
                })
        void answersNoOther(String origin) {
            Asked asked = origin(scheme(host(GET, "everynode.example.com"), "https"), origin);
            assertThat(NETWORK.refuse(asked)).map(Refusal::status).contains(403);
            assertThat(NETWORK.refuse(json(method(asked, "POST"))))
                    .map(Refusal::status)
                    .contains(403);
        }
    }

    @Nested
    class WhatTheBrowserSays {
        @ParameterizedTest
        @ValueSource(strings = {"cross-site", "same-site", "bogus"})
        void anotherSitesPageReadsNothing(String site) {
            assertThat(LOOPBACK.refuse(fetch(GET, site, "no-cors", "empty")))
                    .map(Refusal::status)
                    .contains(403);
            assertThat(LOOPBACK.refuse(fetch(GET, site, "navigate", "iframe")))
                    .map(Refusal::status)
                    .contains(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"cross-site", "same-site", "none", "same-origin"})
        void aLinkMayBeFollowedFromAnywhere(String site) {
            assertThat(LOOPBACK.refuse(fetch(GET, site, "navigate", "document")))
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource({
            "POST,   cross-site", "POST,   same-site", "POST,   none",
            "PUT,    cross-site", "PUT,    same-site", "PUT,    none",
            "PATCH,  cross-site", "PATCH,  same-site", "PATCH,  none",
            "DELETE, cross-site", "DELETE, same-site", "DELETE, none",
        })
        void aWriteComesFromOurOwnPagesOnly(String method, String site) {
            assertThat(LOOPBACK.refuse(json(method(fetch(GET, site, "navigate", "document"), method))))
                    .map(Refusal::status)
                    .contains(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "http://localhost:8080"})
        void aFormOfOurOwnIsTakenThoughItHidesItsOrigin(String origin) {
            Asked form = fetch(origin(form(method(GET, "POST")), origin), "same-origin", "navigate", "document");
            assertThat(LOOPBACK.refuse(form)).isEmpty();
        }
    }

    @Nested
    class WhatIsWritten {
        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "multipart/form-data", "text/xml", "application/json2", "*/*", ""})
        void inNoOtherFormat(String type) {
            assertThat(LOOPBACK.refuse(type(method(GET, "POST"), type)))
                    .map(Refusal::status)
                    .contains(415);
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "PATCH"})
        void notWithoutAFormat(String method) {
            assertThat(LOOPBACK.refuse(method(GET, method)))
                    .map(Refusal::status)
                    .contains(415);
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
        void byAProgramAsJson(String method) {
            assertThat(LOOPBACK.refuse(json(method(GET, method)))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT"})
        void byAFormOnlyWithAWordOnWhereItComesFrom(String method) {
            assertThat(LOOPBACK.refuse(form(method(GET, method))))
                    .map(Refusal::status)
                    .contains(403);
        }
    }

    static Stream<String> methods() {
        return METHODS.stream();
    }

    static Stream<Arguments> methodsTimesForeignHosts() {
        return METHODS.stream().flatMap(m -> FOREIGN_HOSTS.stream().map(h -> arguments(m, h)));
    }

    static Stream<Arguments> methodsTimesForeignOrigins() {
        return METHODS.stream().flatMap(m -> FOREIGN_ORIGINS.stream().map(o -> arguments(m, o)));
    }

    static Stream<List<String>> several() {
        return Stream.of(
                List.of(), List.of("localhost:8080", "evil.example"), List.of("evil.example", "localhost:8080"));
    }

    private static Asked host(Asked a, String host) {
        return hosts(a, List.of(host));
    }

    private static Asked hosts(Asked a, List<String> hosts) {
        return new Asked(
                a.method(),
                a.target(),
                hosts,
                a.scheme(),
                PORT,
                a.origin(),
                a.site(),
                a.mode(),
                a.destination(),
                a.contentType());
    }

    private static Asked scheme(Asked a, String scheme) {
        return new Asked(
                a.method(),
                a.target(),
                a.hosts(),
                scheme,
                PORT,
                a.origin(),
                a.site(),
                a.mode(),
                a.destination(),
                a.contentType());
    }

    private static Asked target(Asked a, String target) {
        return new Asked(
                a.method(),
                target,
                a.hosts(),
                a.scheme(),
                PORT,
                a.origin(),
                a.site(),
                a.mode(),
                a.destination(),
                a.contentType());
    }

    private static Asked method(Asked a, String method) {
        return new Asked(
                method,
                a.target(),
                a.hosts(),
                a.scheme(),
                PORT,
                a.origin(),
                a.site(),
                a.mode(),
                a.destination(),
                a.contentType());
    }

    private static Asked origin(Asked a, @Nullable String origin) {
        return new Asked(
                a.method(),
                a.target(),
                a.hosts(),
                a.scheme(),
                PORT,
                origin,
                a.site(),
                a.mode(),
                a.destination(),
                a.contentType());
    }

    private static Asked fetch(Asked a, String site, String mode, String destination) {
        return new Asked(
                a.method(),
                a.target(),
                a.hosts(),
                a.scheme(),
                PORT,
                a.origin(),
                site,
                mode,
                destination,
                a.contentType());
    }

    private static Asked json(Asked a) {
        return type(a, "application/json");
    }

    private static Asked form(Asked a) {
        return type(a, "application/x-www-form-urlencoded");
    }

    private static Asked type(Asked a, String type) {
        return new Asked(
                a.method(),
                a.target(),
                a.hosts(),
                a.scheme(),
                PORT,
                a.origin(),
                a.site(),
                a.mode(),
                a.destination(),
                type);
    }
}
