package io.everynode.simulation.world;

import io.everynode.simulation.kubelet.Fate;
import io.everynode.simulation.kubelet.Match;
import io.everynode.simulation.kubelet.Span;
import io.everynode.simulation.world.World.Rule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a behaviour: which pods, from when to when, how long their steps take, and what goes wrong. */
final class RuleReader {
    private static final String FATES = "crash, oom, imagePull, config, init, unready, creating, fails, stuck";

    private RuleReader() {}

    static Rule read(Field field) {
        field.only("match", "from", "until", "pullTakes", "readyAfter", "stopTakes", "fate");
        return new Rule(
                match(field.get("match")),
                field.get("from").isThere() ? field.get("from").duration() : null,
                field.get("until").isThere() ? field.get("until").duration() : null,
                span(field.get("pullTakes")),
                span(field.get("readyAfter")),
                span(field.get("stopTakes")),
                fate(field.get("fate")));
    }

    private static Match match(Field field) {
        field.only("image", "node", "nodeLabels", "chance");
        return new Match(
                Match.glob(field.get("image").textOr("")),
                Match.glob(field.get("node").textOr("")),
                field.get("nodeLabels").texts(),
                field.get("chance").shareOr(1));
    }

    private static @Nullable Span span(Field field) {
        return field.isThere() ? field.span() : null;
    }

    private static @Nullable Fate fate(Field field) {
        if (!field.isThere()) {
            return null;
        }
        field.only("is", "after", "exitCode", "reason", "message", "times");
        String message = field.get("message").textOr("");
        Duration after = field.get("after").durationOr(Duration.ofSeconds(3));
        int times = field.get("times").wholeOr(0);
        return switch (field.need("is").text()) {
            case "crash" ->
                new Fate.Crash(
                        after,
                        field.get("exitCode").wholeOr(1),
                        field.get("reason").textOr("Error"),
                        message,
                        times);
            case "oom" -> Fate.Crash.outOfMemory(after, times);
            case "imagePull" -> new Fate.ImagePull(message, times);
            case "config" -> new Fate.Config(message);
            case "init" -> new Fate.Init(field.get("exitCode").wholeOr(1), message, times);
            case "unready" -> new Fate.Unready(message);
            case "creating" -> new Fate.Creating(message);
            case "fails" -> new Fate.Fails(after, field.get("reason").textOr("Evicted"), message);
            case "stuck" -> new Fate.Stuck();
            default -> throw field.get("is").expected("one of " + FATES);
        };
    }
}
