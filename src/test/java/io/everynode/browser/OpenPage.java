package io.everynode.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page in a browser, and what the browser complained about while it was open. */
public final class OpenPage implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private OpenPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(m -> {
            if (m.type().equals("error")) {
                complaints.add(m.text());
            }
        });
        page.onPageError(complaints::add);
    }

    public static OpenPage at(String address, Look look) {
        return at(address, look.options());
    }

    public static OpenPage at(String address, Browser.NewContextOptions options) {
        var opened = new OpenPage(InChromium.browser().newContext(options));
        opened.page.navigate(address);
        return opened;
    }

    public Page page() {
        return page;
    }

    /** Errors on the console, broken promises and refusals of the Content-Security-Policy, in their order. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What axe finds, one line a rule with the elements that break it. */
    public List<String> axe() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream().map(OpenPage::line).toList();
    }

    private static String line(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(n -> n.getTarget().toString()).toList();
    }

    /** The elements that stick out where the page can be scrolled sideways, which none should. */
    @SuppressWarnings("unchecked")
    public List<String> stickingOut() {
        return (List<String>) page.evaluate("""
                () => {
                  const wide = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= wide) return [];
                  return [...document.querySelectorAll("body *")]
                    .filter(e => e.getBoundingClientRect().right > wide + 1)
                    .map(e => e.tagName + "." + e.getAttribute("class") + " to " + e.getBoundingClientRect().right);
                }""");
    }

    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
