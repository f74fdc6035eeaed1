package io.everynode.live;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.function.Supplier;

/**
 * A part of a page that is replaced as one, by the same fragment that the page was made of.
 *
 * @param id of the fragment's outermost element
 * @param state all that the fragment shows, without its parts: while it stays equal, nothing is rendered or sent
 * @param fragment renders the region with its parts
 * @param parts regions inside this one: while {@code state} stays equal, each of them is replaced by itself
 */
public record Region(String id, Object state, Supplier<TemplateInstance> fragment, List<Region> parts) {

    public static Region of(String id, Object state, Supplier<TemplateInstance> fragment) {
        return new Region(id, state, fragment, List.of());
    }
}
