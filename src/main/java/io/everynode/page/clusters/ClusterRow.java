package io.everynode.page.clusters;

import io.everynode.board.View;
import io.everynode.insight.Attention;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.Freshness;
import io.everynode.web.Age;
import io.everynode.web.Links;
import io.everynode.web.Plural;
import java.time.Duration;
import java.time.Instant;

/**
 * A cluster in the list.
 *
 * @param state of freshness, the API's word
 * @param since when that state began, by this page's clock
 * @param why what is wrong and what to do; empty where nothing is
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
        String why,
        String nodes,
        String daemonSets,
        String pods,
        int needing) {

    /** Clocks of clusters and of this page are taken as one where they differ by less. */
    private static final long SAME_CLOCK_SECONDS = 10;

    static ClusterRow of(View view, Instant clusterNow, Instant now) {
        var daemonSets = view.understanding().daemonSets().values();
        return new ClusterRow(
                "cluster." + view.cluster(),
                view.title(),
                Links.overview(view.cluster()),
                source(view.kind()),
                view.version().isEmpty() ? "not known yet" : view.version(),
                view.freshness().state(),
                Age.of(view.freshness().since().plus(ahead(clusterNow, now)), now),
                why(view.freshness()),
                Plural.grouped(view.snapshot().nodes().size()),
                Plural.grouped(daemonSets.size()),
                Plural.grouped(daemonSets.stream().mapToInt(ClusterRow::pods).sum()),
                (int) daemonSets.stream()
                        .filter(d -> d.attention() == Attention.NEEDS_YOU)
                        .count());
    }

    public boolean live() {
        return state.equals("live");
    }

    /** What is the matter, to be read out. */
    public String said() {
        return (name + " is " + state + ". " + why).strip();
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
