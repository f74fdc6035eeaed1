package io.everynode.page.clusters;

import io.everynode.board.View;
import io.everynode.insight.Attention;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.Freshness;
import io.everynode.model.Unread;
import io.everynode.web.Age;
import io.everynode.web.Links;
import io.everynode.web.Plural;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cluster in the list.
 *
 * @param state of freshness, the API's word
 * @param since when that state began, by this page's clock
 * @param why what is wrong and what to do; empty where nothing is
 * @param heard when all was heard last; absent while it is live or nothing was heard yet
 * @param unread which objects are left out
 * @param known it was read once: before that, no number is true
 * @param needing how many DaemonSets need somebody
 */
record ClusterRow(
        String id,
        String name,
        String href,
        String source,
        String version,
        String state,
        Age since,
        @Nullable Age heard,
        String why,
        List<Unread> unread,
        boolean known,
        String nodes,
        String daemonSets,
        String pods,
        int needing) {

    /** Clocks of clusters and of this page are taken as one where they differ by less. */
    private static final long SAME_CLOCK_SECONDS = 10;

    /** Of objects that cannot be read: beyond these the log has them. */
    private static final int NAMED = 20;

    static ClusterRow of(View view, Instant clusterNow, Instant now) {
        Duration ahead = ahead(clusterNow, now);
        boolean known = view.snapshot().complete();
        boolean old = known && !(view.freshness() instanceof Freshness.Live);
        var daemonSets = view.understanding().daemonSets().values();
        return new ClusterRow(
                "cluster." + view.cluster(),
                view.title(),
                Links.overview(view.cluster()),
                source(view.kind()),
                view.version().isEmpty() ? "not known yet" : view.version(),
                view.freshness().state(),
                Age.of(view.freshness().since().plus(ahead), now),
                old ? Age.of(view.lastHeard().plus(ahead), now) : null,
                why(view.freshness()),
                view.unread(),
                known,
                number(known, view.snapshot().nodes().size()),
                number(known, daemonSets.size()),
                number(known, daemonSets.stream().mapToInt(ClusterRow::pods).sum()),
                (int) daemonSets.stream()
                        .filter(d -> d.attention() == Attention.NEEDS_YOU)
                        .count());
    }

    public boolean live() {
        return state.equals("live");
    }

    public List<Unread> unreadNamed() {
        return unread.stream().limit(NAMED).toList();
    }

    public String unreadSays() {
        return Plural.of(unread.size(), "object") + " cannot be read and " + (unread.size() == 1 ? "is" : "are")
                + " left out";
    }

    /** What is the matter, to be read out. */
    public String said() {
        return (name + " is " + state + ". " + why).strip();
    }

    private static String number(boolean known, int count) {
        return known ? Plural.grouped(count) : "–";
    }

    private static int pods(DaemonSetUnderstanding daemonSet) {
        return daemonSet.cells().stream().mapToInt(c -> c.pods().size()).sum();
    }

    private static Duration ahead(Instant clusterNow, Instant now) {
        long seconds = Duration.between(clusterNow, now).toSeconds();
        return Duration.ofSeconds(seconds - seconds % SAME_CLOCK_SECONDS);
    }

    private static String source(String kind) {
        return switch (kind) {
            case "in-cluster" -> "this process' service account";
            case "simulated" -> "simulated in this process";
            default -> kind;
        };
    }

    private static String why(Freshness freshness) {
        return freshness instanceof Freshness.Live live && !live.limited().isEmpty()
                ? "Everynode may not read " + String.join(", ", live.limited())
                        + ": counts are right, some reasons are missing. Grant list and watch on it."
                : freshness.reason();
    }
}
