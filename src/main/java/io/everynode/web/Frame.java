package io.everynode.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code layout.html} shows around a page.
 *
 * @param title of the window, without the product's name
 * @param theme {@code light}, {@code dark} or empty: as the system says
 * @param now the cluster's time; ages on the page count on from here
 * @param stream the address of the page's live stream; empty where nothing moves
 * @param narrow for pages of text
 */
public record Frame(
        String title,
        Section section,
        Nav nav,
        Notice notice,
        String theme,
        Instant now,
        String stream,
        boolean narrow,
        String version,
        Assets assets) {

    /** A section in the bar. */
    public record Entry(String name, String href, boolean current) {}

    public Frame titled(String newTitle) {
        return new Frame(newTitle, section, nav, notice, theme, now, stream, narrow, version, assets);
    }

    public Frame streaming(String address) {
        return new Frame(title, section, nav, notice, theme, now, address, narrow, version, assets);
    }

    public Frame narrowed() {
        return new Frame(title, section, nav, notice, theme, now, stream, true, version, assets);
    }

    public List<Entry> sections() {
        return Arrays.stream(Section.values())
                .filter(s -> s != Section.NONE)
                .map(s -> new Entry(s.title(), s.path() + (s.ofOneCluster() ? nav.query() : ""), s == section))
                .toList();
    }

    public String asset(String name) {
        return assets.address(name);
    }
}
