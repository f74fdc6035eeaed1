package io.everynode.api;

import io.everynode.insight.AttentionItem;
import io.everynode.insight.AttentionItem.Way;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cause that needs somebody.
 *
 * @param sentence what is the matter
 * @param why cause and evidence; {@code null} where the sentence says all
 * @param verdict the worst that it makes
 * @param hurts the DaemonSets that it hurts
 * @param ways the actions that would help, the best first
 */
record AttentionJson(
        String cluster,
        String sentence,
        @Nullable String why,
        String verdict,
        Instant since,
        List<String> nodes,
        List<NamedJson> hurts,
        List<WayJson> ways) {

    record NamedJson(String namespace, String name) {
        static NamedJson of(DaemonSetRef ref) {
            return new NamedJson(ref.namespace(), ref.name());
        }
    }

    /** @param action the noun that is posted to below the DaemonSet's address; the others are {@code null} unless it takes them */
    record WayJson(
            String action, NamedJson daemonSet, @Nullable Long toRevision) {
        /** Absent for a mere look, which changes nothing. */
        static Optional<WayJson> of(Way way) {
            return switch (way) {
                case Way.Restart r -> Optional.of(new WayJson("restarts", NamedJson.of(r.daemonSet()), null));
                case Way.Undo u -> Optional.of(new WayJson("rollbacks", NamedJson.of(u.daemonSet()), u.to().value()));
                case Way.SetStrategy s -> Optional.of(new WayJson("strategy", NamedJson.of(s.daemonSet()), null));
                case Way.ReplaceOld r -> Optional.of(new WayJson("replacements", NamedJson.of(r.daemonSet()), null));
                case Way.ReplaceFailing r ->
                    Optional.of(new WayJson("replacements", NamedJson.of(r.daemonSet()), null));
                case Way.ForceDelete f -> Optional.of(new WayJson("replacements", NamedJson.of(f.daemonSet()), null));
                case Way.ShowDaemonSet s -> Optional.empty();
                case Way.ShowNode n -> Optional.empty();
            };
        }
    }

    static AttentionJson of(AttentionItem item) {
        return new AttentionJson(
                item.cluster().value(),
                item.subject() + " " + item.fact(),
                Absent.text(item.why()),
                item.verdict().code(),
                item.since(),
                item.nodes().stream().map(NodeName::value).toList(),
                item.hurts().stream().map(NamedJson::of).toList(),
                item.ways().stream().flatMap(w -> WayJson.of(w).stream()).toList());
    }
}
