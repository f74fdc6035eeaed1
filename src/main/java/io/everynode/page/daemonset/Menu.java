package io.everynode.page.daemonset;

import io.everynode.action.Permits;
import io.everynode.action.Rights.Lack;
import io.everynode.action.Rights.Need;
import io.everynode.model.DaemonSetRef;
import io.everynode.web.Links;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The actions of one DaemonSet, as far as the caller may do them.
 *
 * @param lacks why some may not be pressed, and the rules that would give the rights
 */
public record Menu(List<Entry> entries, List<Lack> lacks) {

    /** @param lack why it may not be pressed; empty where it may */
    public record Entry(String label, String href, String icon, boolean dangerous, String lack) {}

    static Menu of(Permits permits, DaemonSetRef ref) {
        Optional<Lack> patch = permits.lacking(ref, Need.PATCH);
        Optional<Lack> pods = permits.lacking(ref, Need.DELETE_PODS);
        Optional<Lack> delete = permits.lacking(ref, Need.DELETE);
        return new Menu(
                List.of(
                        entry("Restart…", ref, "restarts", "restart", patch),
                        entry("Set image…", ref, "images", "image", patch),
                        entry("Undo…", ref, "rollbacks", "undo", patch),
                        entry("Strategy…", ref, "strategy", "sliders", patch),
                        entry("Replace pods…", ref, "replacements", "swap", pods),
                        entry("Delete…", ref, "deletion", "trash", delete)),
                Stream.of(patch, pods, delete)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }

    private static Entry entry(String label, DaemonSetRef ref, String noun, String icon, Optional<Lack> lack) {
        return new Entry(
                label,
                Links.action(ref, noun),
                icon,
                noun.equals("deletion"),
                lack.map(Lack::sentence).orElse(""));
    }
}
