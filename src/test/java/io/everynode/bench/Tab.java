package io.everynode.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.everynode.browser.InChromium;
import io.everynode.browser.Look;
import java.util.Arrays;

/** A tab of Chromium that knows when it is painted and what its thread has done. */
final class Tab implements AutoCloseable {
    private static final int TRIES = Integer.getInteger("bench.tries", 7);

    /** Notes when the page is painted for the first time with all that its document holds, pictures by script included. */
    private static final String CLOCK = """
            (() => {
              const after = then => requestAnimationFrame(() => {
                const task = new MessageChannel();
                task.port1.onmessage = () => then(performance.now());
                task.port2.postMessage(null);
              });
              window.afterPaint = () => new Promise(after);
              document.addEventListener("DOMContentLoaded", () => after(now => window.painted = now));
            })()""";

    private static final String ARRIVED = """
            () => window.painted && window.painted - performance.getEntriesByType("navigation")[0].responseEnd""";

    /** Resolves at the paint after the next change of one of these elements, with the time since that change. */
    private static final String CHANGED = """
            selector => window.changed = new Promise(done => {
              new MutationObserver(async (records, observer) => {
                if (!records.some(r => r.target.parentElement?.closest(selector) ?? r.target.matches?.(selector))) return;
                observer.disconnect();
                const began = performance.now();
                done(await window.afterPaint() - began);
              }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
            })""";

    /** Something that is done to the cluster. */
    interface Deed {
        void now() throws Exception;
    }

    private final BrowserContext context;
    private final Page page;
    private final CDPSession protocol;

    private Tab(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        page.addInitScript(CLOCK);
        page.setDefaultTimeout(120_000);
        protocol = context.newCDPSession(page);
        protocol.send("Performance.enable");
    }

    static Tab open() {
        return new Tab(InChromium.browser().newContext(Look.LIGHT.options()));
    }

    Page page() {
        return page;
    }

    /** Opens the page several times; prints when it was painted after its document had arrived, and what it takes. */
    void arrive(String what, String address) {
        var painted = new double[TRIES];
        for (int i = 0; i < TRIES; i++) {
            page.navigate(address);
            painted[i] = ((Number) page.waitForFunction(ARRIVED).jsonValue()).doubleValue();
        }
        protocol.send("HeapProfiler.collectGarbage");
        System.out.printf(
                "SightBench: %s: first paint %s after the document arrived (%,.0f bytes); %,.0f DOM nodes, %.1f MB of heap%n",
                what,
                words(painted),
                ((Number) page.evaluate("() => performance.getEntriesByType('navigation')[0].decodedBodySize"))
                        .doubleValue(),
                metric("Nodes"),
                protocol.send("Runtime.getHeapUsage").get("usedSize").getAsDouble() / 1e6);
    }

    /** Runs the script several times; prints the milliseconds that it answers and what the page's thread did meanwhile. */
    void measure(String what, String script, int argument) {
        var painted = new double[TRIES];
        var worked = new double[TRIES];
        for (int i = 0; i < TRIES; i++) {
            double before = metric("TaskDuration");
            painted[i] = ((Number) page.evaluate(script, argument)).doubleValue();
            worked[i] = 1000 * (metric("TaskDuration") - before);
        }
        System.out.printf(
                "SightBench: %s: painted %s, the page's thread worked %s%n", what, words(painted), words(worked));
    }

    /** Does it once and prints what it cost the page that shows it. */
    void await(String what, String selector, Deed deed) throws Exception {
        page.evaluate("selector => { (" + CHANGED + ")(selector); }", selector);
        double before = metric("TaskDuration");
        deed.now();
        double painted = ((Number) page.evaluate("() => window.changed")).doubleValue();
        System.out.printf(
                "SightBench: %s: painted %.0f ms after the change, the page's thread worked %.0f ms since the deed%n",
                what, painted, 1000 * (metric("TaskDuration") - before));
    }

    private double metric(String name) {
        for (var metric : protocol.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject one = metric.getAsJsonObject();
            if (one.get("name").getAsString().equals(name)) {
                return one.get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("Chromium knows no metric " + name);
    }

    private static String words(double[] milliseconds) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return "%.1f ms (median of %d, %.1f to %.1f)"
                .formatted(sorted[sorted.length / 2], sorted.length, sorted[0], sorted[sorted.length - 1]);
    }

    @Override
    public void close() {
        context.close();
    }
}
