package io.everynode.api;

import io.everynode.action.Replacement;
import java.util.List;

/** How far a replacement is. */
public record ReplacementJson(String id, String state, String sentence, boolean force, List<NodeJson> nodes) {
    public record NodeJson(String node, String state, String sentence) {}

    static ReplacementJson of(Replacement.Progress progress) {
        return new ReplacementJson(
                progress.id(),
                progress.state().code(),
                progress.sentence(),
                progress.action().force(),
                progress.steps().stream()
                        .map(s -> new NodeJson(s.node().value(), s.state().code(), s.sentence()))
                        .toList());
    }
}
