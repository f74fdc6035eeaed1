package io.everynode.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Takes the pictures of docs/tour.md from a product that runs over world {@code demo}; the arguments are its address and
 * the folder that they go to. {@code docs/tour.sh} starts both.
 */
public final class Tour {
    private static final String CLUSTER = "/clusters/demo";
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;

    /** @param script what to do with the page before its picture is taken */
    private record Stop(String name, String path, String script) {}

    private static final List<Stop> STOPS = List.of(
            new Stop("overview", "/", ""),
            new Stop("daemonset", CLUSTER + "/daemonsets/logging/fluent-bit", ""),
            new Stop("trouble", CLUSTER + "/daemonsets/gpu-operator/nvidia-device-plugin", ""),
            new Stop("diff", CLUSTER + "/daemonsets/logging/fluent-bit/revisions/4/diff?to=5", ""),
            new Stop("yaml", CLUSTER + "/daemonsets/logging/fluent-bit/yaml", ""),
            new Stop("nodes", "/nodes", ""),
            new Stop("node", CLUSTER + "/nodes/gpu-5", ""),
            new Stop("matrix", "/matrix?cell=security/falco@edge-4", ""),
            new Stop("search", "/search?q=edge", ""),
            new Stop("clusters", "/clusters", ""),
            new Stop("restart", CLUSTER + "/daemonsets/logging/fluent-bit/restarts", ""),
            new Stop(
                    "answer",
                    CLUSTER + "/daemonsets/monitoring/node-exporter/restarts",
                    "document.querySelector('main form button[type=submit]').click()"),
            new Stop("activity", "/activity", ""),
            new Stop("nothing", "/nowhere", ""),
            new Stop("panel", "/", "document.querySelector('#panel details').open = true"),
            new Stop("keys", "/", "document.getElementById('help').showModal()"));

    private Tour() {}

    public static void main(String[] arguments) {
        Browser browser = Chromium.browser().orElseThrow(() -> new IllegalStateException(Chromium.how()));
        Path folder = Path.of(arguments[1]);
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var options =
                    new Browser.NewContextOptions().setColorScheme(colours).setViewportSize(WIDTH, HEIGHT);
            try (BrowserContext context = browser.newContext(options)) {
                Page page = context.newPage();
                STOPS.forEach(stop -> picture(page, arguments[0], stop, folder, colours));
            }
        }
        System.exit(0);
    }

    private static void picture(Page page, String root, Stop stop, Path folder, ColorScheme colours) {
        page.navigate(root + stop.path());
        page.waitForTimeout(500);
        if (!stop.script().isEmpty()) {
            page.evaluate(stop.script());
            page.waitForTimeout(1000);
        }
        String file = stop.name() + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(file)));
    }
}
