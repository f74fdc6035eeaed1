package io.everynode.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chromium, started once for all tests of a JVM: the one that {@code EVERYNODE_CHROMIUM} names, else one under its usual
 * names on the path, else Playwright's own where it is installed already.
 */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String HOW = "No Chromium for the browser tests: install the package chromium"
            + " (apt-get install chromium), or set EVERYNODE_CHROMIUM to one.";

    private static final Optional<Browser> BROWSER = start();

    private Chromium() {}

    static Optional<Browser> browser() {
        return BROWSER;
    }

    /** Whether tests have to fail rather than be skipped without one. */
    static boolean required() {
        return "required".equals(System.getenv("EVERYNODE_BROWSER"));
    }

    /** One line that says how to get it. */
    static String how() {
        return HOW;
    }

    private static Optional<Browser> start() {
        Optional<Path> executable = executable();
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try {
            var playwright = Playwright.create(options);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            var launch = new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
            executable.ifPresent(launch::setExecutablePath);
            return Optional.of(playwright.chromium().launch(launch));
        } catch (PlaywrightException e) {
            if (executable.isPresent()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Optional<Path> executable() {
        String named = System.getenv("EVERYNODE_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(d -> !d.isEmpty())
                .flatMap(d -> NAMES.stream().map(n -> Path.of(d, n)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
