package io.everynode.page.overview;

import io.everynode.insight.Attention;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.RolloutState;
import io.everynode.insight.Verdict;
import io.everynode.model.Counts;
import io.everynode.page.Count;
import io.everynode.page.NodeOrder;
import io.everynode.page.Strip;
import io.everynode.web.Age;
import io.everynode.web.Links;
import java.time.Instant;
import java.util.List;

/**
 * A DaemonSet on the overview.
 *
 * @param image the first one without its registry and path; {@code images} has all of them in full
 * @param revision such as {@code rev 12}; empty before the controller made one
 */
record Row(
        String id,
        String name,
        String namespace,
        String href,
        Strip strip,
        Count desired,
        Count current,
        Count ready,
        Count updated,
        Count available,
        Count misscheduled,
        RolloutCell rollout,
        String state,
        String image,
        String images,
        String revision,
        Age age,
        String sentence) {

    static Row of(DaemonSetUnderstanding d, NodeOrder order, Instant now) {
        Counts counts = d.counts();
        int desired = counts.desiredNumberScheduled();
        List<String> images = d.facts().template().images();
        return new Row(
                Links.rowId(d.ref()),
                d.ref().name(),
                d.ref().namespace(),
                Links.daemonSet(d.ref()),
                Strip.of(d, order, !spacious(d)),
                Count.calm(desired),
                count(d, counts.currentNumberScheduled(), Verdict.MISSING),
                count(d, counts.numberReady(), Ailing.cause(d)),
                count(d, counts.updatedNumberScheduled(), behind(d)),
                count(d, counts.numberAvailable(), Ailing.cause(d)),
                counts.numberMisscheduled() == 0
                        ? Count.calm(0)
                        : Count.off(counts.numberMisscheduled(), Verdict.MISSCHEDULED),
                RolloutCell.of(d, now),
                d.rollout().state().code(),
                images.isEmpty() ? "no image" : shortened(images.getFirst(), images.size()),
                String.join("\n", images),
                d.revision() == null ? "" : "rev " + d.revision(),
                Age.of(d.facts().createdAt(), now),
                d.sentence());
    }

    /** Trouble earns two lines, health gets one. */
    static boolean spacious(DaemonSetUnderstanding d) {
        return d.attention() == Attention.NEEDS_YOU || d.attention() == Attention.MOVING;
    }

    private static Count count(DaemonSetUnderstanding d, int value, Verdict cause) {
        if (value == d.counts().desiredNumberScheduled()) {
            return Count.calm(value);
        }
        return d.attention() == Attention.EXPLAINED ? Count.explained(value) : Count.off(value, cause);
    }

    private static Verdict behind(DaemonSetUnderstanding d) {
        return d.verdicts().getOrDefault(Verdict.OLD, 0) == 0
                ? Ailing.cause(d)
                : d.rollout().state() instanceof RolloutState.OnDelete ? Verdict.OLD : Verdict.UPDATING;
    }

    private static String shortened(String image, int images) {
        String name = image.substring(image.lastIndexOf('/') + 1).replaceFirst("@sha256:([0-9a-f]{7}).*", "@$1");
        return images == 1 ? name : name + " +" + (images - 1);
    }
}
