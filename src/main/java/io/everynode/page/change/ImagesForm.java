package io.everynode.page.change;

import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.page.Crumb;
import io.everynode.web.Links;
import java.util.List;

/** Where the images are named; the next page says what will happen. */
record ImagesForm(List<Crumb> crumbs, String name, List<Entry> entries, String path, String back) {
    /** @param init whether it runs before the others start */
    record Entry(String container, String image, boolean init) {}

    static ImagesForm of(View view, DaemonSetUnderstanding daemonSet) {
        return new ImagesForm(
                Confirmation.crumbs(view, daemonSet, "Set image"),
                daemonSet.ref().name(),
                daemonSet.facts().template().containers().stream()
                        .map(c -> new Entry(c.name(), c.image(), c.init()))
                        .toList(),
                Links.action(daemonSet.ref(), "images"),
                Links.daemonSet(daemonSet.ref()));
    }
}
