package io.everynode.page.daemonset;

import io.everynode.action.Rights.Lack;
import io.everynode.insight.DiffRow;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.RevisionNumber;
import io.everynode.page.Crumb;
import io.everynode.web.BadInput;
import io.everynode.web.Links;
import io.everynode.web.Plural;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The difference between two revisions as it is shown.
 *
 * @param from the number on the left
 * @param lack why it may not be undone; absent where it may
 * @param layout how it is laid out, as the address says
 * @param stretches empty where nothing differs
 * @param kept the revisions that can be compared
 */
public record DiffView(
        DaemonSetRef ref,
        String path,
        List<Crumb> crumbs,
        String sentence,
        RevisionNumber from,
        RevisionNumber to,
        boolean undoable,
        @Nullable Lack lack,
        Layout layout,
        List<Stretch> stretches,
        List<RevisionNumber> kept) {

    /** Whether the old line stands beside the new one or above it; on a narrow screen it always stands above. */
    public enum Layout {
        SPLIT("split", "side by side"),
        UNIFIED("unified", "unified");

        private final String code;
        private final String words;

        Layout(String code, String words) {
            this.code = code;
            this.words = words;
        }

        public String code() {
            return code;
        }

        public String words() {
            return words;
        }

        /** @throws BadInput where it is asked for by another word */
        static Layout of(@Nullable String asked) {
            if (asked == null || asked.isEmpty()) {
                return SPLIT;
            }
            return Arrays.stream(values())
                    .filter(l -> l.code.equals(asked))
                    .findFirst()
                    .orElseThrow(() -> new BadInput(
                            "view",
                            "one of "
                                    + Arrays.stream(values()).map(Layout::code).collect(Collectors.joining(", "))));
        }
    }

    /** A choice as a link. */
    public record Choice(String text, String href, boolean current) {}

    static DiffView of(
            DaemonSetRef ref,
            String cluster,
            RevisionNumber from,
            RevisionNumber to,
            boolean undoable,
            @Nullable Lack lack,
            Layout layout,
            List<DiffRow> rows,
            List<RevisionNumber> kept) {
        boolean differs = rows.stream().anyMatch(r -> !r.same());
        return new DiffView(
                ref,
                Links.daemonSet(ref),
                List.of(
                        new Crumb(cluster, Links.overview(ref.cluster())),
                        new Crumb(
                                ref.namespace(),
                                Links.overview(ref.cluster()) + "&namespace=" + Links.part(ref.namespace())),
                        new Crumb(ref.name(), Links.daemonSet(ref)),
                        Crumb.here("Revisions " + from + " and " + to)),
                sentence(ref.name(), from, to, rows),
                from,
                to,
                undoable,
                lack,
                layout,
                differs ? Stretch.of(rows) : List.of(),
                kept);
    }

    private static String sentence(String name, RevisionNumber from, RevisionNumber to, List<DiffRow> rows) {
        List<DiffRow> changed = rows.stream().filter(r -> !r.same()).toList();
        int removed = (int) changed.stream().filter(r -> r.before() != null).count();
        int added = (int) changed.stream().filter(r -> r.after() != null).count();
        return changed.isEmpty()
                ? "Revisions " + from + " and " + to + " of " + name + " have the same template."
                : "From revision " + from + " to " + to + " of " + name + ": " + Plural.of(removed, "line")
                        + " removed, " + added + " added.";
    }

    public List<Choice> layouts() {
        return Arrays.stream(Layout.values())
                .map(l -> new Choice(l.words(), href(from, to, l), l == layout))
                .toList();
    }

    public List<Choice> froms() {
        return kept.stream()
                .map(k -> new Choice(k.toString(), href(k, to, layout), k.equals(from)))
                .toList();
    }

    public List<Choice> tos() {
        return kept.stream()
                .map(k -> new Choice(k.toString(), href(from, k, layout), k.equals(to)))
                .toList();
    }

    private String href(RevisionNumber one, RevisionNumber other, Layout in) {
        return path + "/revisions/" + one + "/diff?to=" + other + (in == Layout.SPLIT ? "" : "&view=" + in.code());
    }
}
