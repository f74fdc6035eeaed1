package io.everynode.insight;

import io.everynode.model.IntOrPercent;
import io.everynode.model.NodeSelectorTerm;
import io.everynode.model.Requirement;
import io.everynode.model.Resources;
import io.everynode.model.Taint;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import io.everynode.model.UpdateStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Templates that want some nodes and not others, for any reason there is, and the taints that go with them. */
final class RandomTemplate {
    private static final String OWN = "node.kubernetes.io/";
    private static final List<String> KEYS = List.of(
            OWN + "unreachable",
            OWN + "not-ready",
            OWN + "disk-pressure",
            OWN + "memory-pressure",
            OWN + "pid-pressure",
            OWN + "unschedulable",
            OWN + "network-unavailable",
            "gpu",
            "team");
    private static final List<String> EFFECTS = List.of("NoSchedule", "NoExecute", "PreferNoSchedule");
    private static final List<String> VALUES = List.of("", "1", "2", "x");

    private final Chance chance;

    RandomTemplate(Chance chance) {
        this.chance = chance;
    }

    Taint taint(@Nullable Instant added) {
        return new Taint(chance.any(KEYS), chance.any(VALUES), chance.any(EFFECTS), added);
    }

    Map<String, String> nodeLabels() {
        String pool = chance.oneIn(3) ? "gpu" : "cpu";
        return chance.oneIn(2) ? Map.of("pool", pool, "cores", "" + (2 + chance.below(5))) : Map.of("pool", pool);
    }

    /** @param app what its pods are called, by a label */
    TemplateFacts template(String app, int nodes) {
        return new TemplateFacts(
                Map.of("app", app),
                Map.of(),
                chance.oneIn(12) ? "node-" + chance.below(nodes) : null,
                chance.oneIn(4) ? Map.of("pool", "cpu") : Map.of(),
                chance.oneIn(3) ? terms(nodes) : null,
                tolerations(),
                chance.oneIn(4),
                false,
                List.of(),
                "",
                List.of(),
                Resources.NONE);
    }

    UpdateStrategy strategy() {
        return switch (chance.below(4)) {
            case 0 -> new UpdateStrategy.OnDelete();
            case 1 -> new UpdateStrategy.RollingUpdate(new IntOrPercent(0, false), bound());
            default -> new UpdateStrategy.RollingUpdate(bound(), new IntOrPercent(0, false));
        };
    }

    private IntOrPercent bound() {
        return chance.oneIn(3)
                ? new IntOrPercent(1 + chance.below(100), true)
                : new IntOrPercent(1 + chance.below(2), false);
    }

    private List<Toleration> tolerations() {
        if (chance.oneIn(2)) {
            return List.of(new Toleration("", "Exists", "", ""));
        }
        var some = new ArrayList<Toleration>();
        while (chance.oneIn(2)) {
            String effect = chance.oneIn(2) ? "" : chance.any(EFFECTS);
            boolean exists = chance.oneIn(2);
            some.add(new Toleration(
                    chance.any(KEYS),
                    exists ? "Exists" : chance.any(List.of("", "Equal", "Lt", "Gt")),
                    exists ? "" : chance.any(VALUES),
                    effect));
        }
        return List.copyOf(some);
    }

    private List<NodeSelectorTerm> terms(int nodes) {
        var terms = new ArrayList<NodeSelectorTerm>();
        while (!chance.oneIn(3)) {
            var expressions = new ArrayList<Requirement>();
            while (chance.oneIn(2)) {
                expressions.add(expression());
            }
            terms.add(new NodeSelectorTerm(
                    List.copyOf(expressions), chance.oneIn(3) ? List.of(field(nodes)) : List.of()));
        }
        return List.copyOf(terms);
    }

    private Requirement expression() {
        return switch (chance.below(8)) {
            case 0 -> new Requirement("pool", "Exists", List.of());
            case 1 -> new Requirement("cores", "DoesNotExist", List.of());
            case 2 -> new Requirement("pool", "NotIn", List.of("gpu", "edge"));
            case 3 -> new Requirement("cores", "NotIn", List.of("4"));
            case 4 -> new Requirement("cores", "Gt", List.of(chance.oneIn(4) ? "many" : "3"));
            case 5 -> new Requirement("cores", "Lt", List.of("5"));
            case 6 -> new Requirement("pool", "In", List.of());
            default -> new Requirement("pool", "In", List.of("cpu", "edge"));
        };
    }

    private Requirement field(int nodes) {
        String name = "node-" + chance.below(nodes);
        return switch (chance.below(4)) {
            case 0 -> new Requirement("metadata.name", "In", List.of(name));
            case 1 -> new Requirement("metadata.name", "Exists", List.of());
            default -> new Requirement("metadata.name", "NotIn", List.of(name));
        };
    }
}
