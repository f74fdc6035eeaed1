package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.everynode.login.Gatehouse.Holder;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route there is, written in every way that has ever walked around somebody's guard. */
@QuarkusTest
@TestProfile(TokenProfile.class)
class RoutesPageTest {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> OPEN = Set.of("/login", "/assets/{version}/{name}");
    private static final Set<Integer> SHUT = Set.of(303, 400, 401, 403, 404, 405, 415, 421);

    @Inject
    FixtureBoard board;

    @Inject
    Gatehouse clusters;

    @Inject
    Router router;

    @BeforeEach
    void aClusterWithASecret() {
        board.clear();
        board.show(new ClusterFixture("alpha")
                .nodes(2, "pool", "zone")
                .daemonSet("logging", "agent", "canary-image:7", Map.of())
                .view(1));
        clusters.knows("good-token", Holder.of("alice", "alpha"));
    }

    @Test
    void theSecretIsThereForWhoeverIsLetIn() throws IOException {
        var answer = Wire.ask("GET /api/v1/clusters/alpha/daemonsets HTTP/1.1\nAuthorization: Bearer good-token");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("canary-image:7");
    }

    @Test
    void noRouteOpensForNobodyHoweverItIsWritten() throws IOException {
        int asked = 0;
        for (String path : closedPaths()) {
            for (String target : mutations(path)) {
                asked += assertShut(target);
            }
        }
        assertThat(asked).isGreaterThan(2000);
    }

    private int assertShut(String target) throws IOException {
        try (Wire wire = Wire.open()) {
            for (String method : METHODS) {
                var answer = wire.send(method + " " + target + " HTTP/1.1\nX-HTTP-Method-Override: GET", "");
                assertThat(answer.status()).as("%s %s", method, target).isIn(SHUT);
                assertThat(answer.body()).as("%s %s", method, target).doesNotContain("canary");
                answer.header("Location").ifPresent(to -> assertThat(to).startsWith("/login"));
                if (answer.header("Connection").filter("close"::equals).isPresent()) {
                    return assertShutOneByOne(target);
                }
            }
        }
        return METHODS.size();
    }

    private int assertShutOneByOne(String target) throws IOException {
        for (String method : METHODS) {
            var answer = Wire.ask(method + " " + target + " HTTP/1.1");
            assertThat(answer.status()).as("%s %s", method, target).isIn(SHUT);
            assertThat(answer.body()).as("%s %s", method, target).doesNotContain("canary");
        }
        return METHODS.size();
    }

    /** Of our resources, and of all that Quarkus put beside them. */
    private Set<String> closedPaths() {
        var paths = new TreeSet<String>();
        resources().filter(p -> !OPEN.contains(p)).map(RoutesPageTest::filled).forEach(paths::add);
        router.getRoutes().stream()
                .map(Route::getPath)
                .filter(p -> p != null && p.length() > 1 && !p.startsWith("/q/health"))
                .map(p -> p.replaceAll("[*:].*", ""))
                .forEach(paths::add);
        paths.addAll(List.of("/", "/q/metrics", "/api/v1/openapi", "/api/v1/clusters/alpha/stream"));
        return paths;
    }

    private static Stream<String> resources() {
        // What our classes refer to plays no part, and is found by no ordinary path in Quarkus' class loader.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.everynode").stream()
                        .filter(c -> c.isAnnotatedWith(Path.class))
                        .flatMap(RoutesPageTest::pathsOf);
    }

    private static Stream<String> pathsOf(JavaClass resource) {
        String base = resource.getAnnotationOfType(Path.class).value();
        return Stream.concat(
                Stream.of(base),
                resource.getMethods().stream()
                        .filter(m -> m.isAnnotatedWith(Path.class))
                        .map(m ->
                                (base + "/" + m.getAnnotationOfType(Path.class).value()).replace("//", "/")));
    }

    private static String filled(String template) {
        return template.replace("{cluster}", "alpha")
                .replace("{namespace}", "logging")
                .replace("{name}", "agent")
                .replace("{node}", "node-1")
                .replaceAll("\\{[^}]*}", "2");
    }

    private static List<String> mutations(String path) {
        String rest = path.substring(1);
        int slash = Math.max(path.lastIndexOf('/'), 0);
        String head = path.substring(0, slash);
        String tail = path.substring(slash + 1);
        return Stream.of(
                        path,
                        path + "/",
                        path + "//",
                        "/" + path,
                        "/./" + rest,
                        "/x/../" + rest,
                        path + "/.",
                        path + "/..",
                        path + ";a",
                        path + ";a=b",
                        path + ";/",
                        "/;" + path,
                        "/;a/" + rest,
                        path + "%3B",
                        path + "%3b/",
                        path + "%2F",
                        path + "%2f",
                        path + "%5C",
                        path + "\\",
                        "/\\" + rest,
                        head + "%2F" + tail,
                        head + "%5C" + tail,
                        head + "\\" + tail,
                        head + ";a/" + tail,
                        head + "/%2e/" + tail,
                        head + "/%2e%2e/" + tail,
                        head + "//" + tail,
                        head + "/.;/" + tail,
                        head + "/..;/" + tail,
                        path + "%00",
                        path + "%0a",
                        path + "%20",
                        path + ".json",
                        path + ".html",
                        path + "?_method=GET",
                        path + "?",
                        path + "%3F",
                        path + "%23",
                        path + "%252F",
                        "/%2e/" + rest,
                        "/%2e%2e/" + rest,
                        "/login/.." + path,
                        "/login;/.." + path,
                        "/assets/.." + path,
                        "/assets/x/../.." + path,
                        "/assets/%2e%2e" + path,
                        "/q/health/.." + path,
                        "/q/health/..;" + path,
                        "/css/..%2f" + rest,
                        "/LOGIN/.." + path,
                        upper(path),
                        "http://localhost" + path)
                .distinct()
                .toList();
    }

    private static String upper(String path) {
        return path.toUpperCase(Locale.ROOT);
    }
}
