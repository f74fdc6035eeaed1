package io.everynode.page.daemonset;

import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.PodOnNode;
import io.everynode.insight.Rollout;
import io.everynode.insight.RolloutState;
import io.everynode.insight.Verdict;
import io.everynode.web.Age;
import io.everynode.web.Plural;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a rollout went: nodes that are updated, over time, read off the pods that run now. Coordinates are of a plot
 * {@value #WIDTH} wide and {@value #HEIGHT} high.
 *
 * @param say the same in words; empty where no rollout is under way or over for less than a day
 * @param line the path of the count
 * @param area the path below it
 * @param stalledFrom from where on nothing moved; {@value #WIDTH} where it does
 * @param blockers nodes that hold it up, and since when
 */
public record Course(
        String title,
        String say,
        Age begun,
        boolean over,
        String line,
        String area,
        double stalledFrom,
        double goal,
        List<Blocker> blockers) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;
    /** The goal stands a little below the upper edge. */
    private static final double TOP = 8;

    private static final Duration RECENT = Duration.ofDays(1);
    private static final int NAMED = 3;

    /** @param x where its line stands, where it began after the rollout did */
    public record Blocker(String node, Verdict verdict, Age since, double x) {}

    static Course of(DaemonSetUnderstanding d, Instant now) {
        Rollout rollout = d.rollout();
        List<Instant> steps = steps(d, rollout.begun());
        Instant last = steps.isEmpty() ? rollout.begun() : steps.getLast();
        boolean stalled = rollout.state() instanceof RolloutState.Stalled;
        boolean underWay = stalled || rollout.state() instanceof RolloutState.Progressing;
        boolean recent = last.isAfter(now.minus(RECENT)) && last.isAfter(rollout.begun());
        int goal = rollout.desired();
        boolean moving = underWay && rollout.updated() < goal;
        if (goal == 0 || d.revisions().size() < 2 || !moving && !recent) {
            return new Course("", "", Age.of(rollout.begun(), now), true, "", "", WIDTH, TOP, List.of());
        }
        var scale = new Scale(rollout.begun(), underWay ? now : last, goal);
        return new Course(
                d.revision() == null ? "Rollout" : "Rollout of revision " + d.revision(),
                rollout.updated() + " of " + Plural.of(goal, "node") + " updated",
                Age.of(rollout.begun(), now),
                !underWay,
                scale.line(steps, rollout.updated()),
                scale.line(steps, rollout.updated()) + " V" + HEIGHT + " H0 Z",
                stalled ? scale.x(last) : WIDTH,
                TOP,
                stalled ? blockers(rollout, scale, now) : List.of());
    }

    /** When the pods of the current revision were made; those from before the rollout are none of its steps. */
    private static List<Instant> steps(DaemonSetUnderstanding d, Instant begun) {
        return d.cells().stream()
                .filter(Cell::wanted)
                .flatMap(c -> Stream.ofNullable(c.counted()))
                .filter(PodOnNode::updated)
                .map(p -> p.facts().createdAt())
                .filter(t -> !t.isBefore(begun))
                .sorted()
                .toList();
    }

    private static List<Blocker> blockers(Rollout rollout, Scale scale, Instant now) {
        return rollout.blockers().stream()
                .filter(c -> c.verdict().alarming())
                .limit(NAMED)
                .map(c -> new Blocker(c.node().value(), c.verdict(), Age.of(c.since(), now), scale.x(c.since())))
                .toList();
    }

    /** Where moments and counts stand in the plot. */
    private record Scale(Instant from, Instant to, int goal) {
        double x(Instant time) {
            long whole = Math.max(1, Duration.between(from, to).toMillis());
            double share = Duration.between(from, time).toMillis() / (double) whole;
            return rounded(WIDTH * Math.clamp(share, 0.0, 1.0));
        }

        double y(int count) {
            return rounded(HEIGHT - (HEIGHT - TOP) * Math.min(count, goal) / goal);
        }

        String line(List<Instant> steps, int updated) {
            int count = Math.max(0, updated - steps.size());
            var line = new StringBuilder("M0 " + y(count));
            for (Instant step : steps) {
                count++;
                line.append(" H").append(x(step)).append(" V").append(y(count));
            }
            return line.append(" H").append(WIDTH).toString();
        }

        private static double rounded(double value) {
            return Double.parseDouble(String.format(Locale.ROOT, "%.1f", value));
        }
    }
}
