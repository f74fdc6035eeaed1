package io.everynode.simulation.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Chance;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a world, and those that a pod carries itself: its label {@code behaviour} and its annotation
 * {@code ready-after}, as the tests against a real control plane use them.
 */
public final class Behaviours {
    /** Images with this tag exist nowhere, in any world. */
    public static final String NO_SUCH_TAG = "does-not-exist";

    private final List<Behaviour> rules;
    private final Chance chance;
    private final Conduct usual;

    public Behaviours(List<Behaviour> rules, Chance chance) {
        this.rules = List.copyOf(rules);
        this.chance = chance;
        this.usual = Conduct.USUAL;
    }

    /** The times at which a rule begins or ends. */
    public List<Instant> turns() {
        return rules.stream()
                .flatMap(rule -> List.of(rule.from(), rule.until()).stream())
                .filter(time -> !time.equals(Instant.MIN) && !time.equals(Instant.MAX))
                .distinct()
                .sorted()
                .toList();
    }

    /** What holds for a pod now; of several rules that say something of the same thing, the last one. */
    Conduct of(PodView pod, NodeView node, Instant now) {
        List<String> images = images(pod);
        Conduct conduct = usual;
        for (int i = 0; i < rules.size(); i++) {
            Behaviour rule = rules.get(i);
            if (rule.holdsAt(now) && rule.match().matches(images, node, chance, i + "/" + pod.uid())) {
                conduct = conduct.with(rule.pull(), rule.ready(), rule.stop(), rule.fate());
            }
        }
        String after = pod.annotation("ready-after");
        Span ready = after.isEmpty() ? null : readyAfter(after);
        boolean exists = images.stream().noneMatch(image -> image.endsWith(":" + NO_SUCH_TAG));
        Fate own = exists ? fate(pod.label("behaviour")) : new Fate.ImagePull("", 0);
        return conduct.with(ready == null ? null : Span.of(0, 0), ready, null, own);
    }

    private static List<String> images(PodView pod) {
        List<String> images = new ArrayList<>();
        for (JsonNode container : Trees.at(pod.json(), "spec", "initContainers")) {
            images.add(Trees.text(container, "image"));
        }
        for (JsonNode container : Trees.at(pod.json(), "spec", "containers")) {
            images.add(Trees.text(container, "image"));
        }
        return images;
    }

    /** Milliseconds, or seconds as in {@code 5s}; anything else is no time at all. */
    private static @Nullable Span readyAfter(String text) {
        try {
            long millis = text.endsWith("s")
                    ? Long.parseLong(text.substring(0, text.length() - 1)) * 1000
                    : Long.parseLong(text);
            return Span.of(millis, millis);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Fate fate(String word) {
        return switch (word) {
            case "crash" -> Fate.Crash.outOfMemory(Duration.ofMillis(500), 0);
            case "imagepull" -> new Fate.ImagePull("", 0);
            case "config" -> new Fate.Config("configmap \"settings\" not found");
            case "creating" -> new Fate.Creating("MountVolume.SetUp failed for volume \"data\" : timed out waiting");
            case "unready" -> new Fate.Unready("HTTP probe failed with statuscode: 503");
            case "init" -> new Fate.Init(2, "", 0);
            case "failed" -> new Fate.Fails(Duration.ZERO, "Evicted", "The node was low on resource: memory.");
            case "succeeded" -> new Fate.Succeeds(Duration.ZERO);
            case "stuck" -> new Fate.Stuck();
            default -> null;
        };
    }
}
