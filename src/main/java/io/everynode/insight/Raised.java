package io.everynode.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.IntOrPercent;
import io.everynode.model.UpdateStrategy;
import io.everynode.model.UpdateStrategy.RollingUpdate;
import java.util.List;
import java.util.Optional;

/** A budget that is raised for one rollout: how far, and what it was before. */
final class Raised {
    /** Notes the strategy as it was before; whoever raises it writes it. */
    static final String ANNOTATION = "everynode.io/raised";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Raised() {}

    /** So that the nodes that block do not use all of it; empty where the budget is no number of unavailable nodes. */
    static Optional<UpdateStrategy> above(DaemonSetFacts facts, List<Cell> blockers, int desired) {
        if (!(facts.strategy() instanceof RollingUpdate rolling)
                || rolling.maxSurge().value() > 0) {
            return Optional.empty();
        }
        int wanted = blockers.size() + Math.max(1, rolling.maxUnavailable().of(desired));
        return Optional.of(new RollingUpdate(new IntOrPercent(wanted, false), new IntOrPercent(0, false)));
    }

    /** What it was, where the object notes that; empty too for a note that nobody can read. */
    static Optional<UpdateStrategy> before(DaemonSetFacts facts) {
        return Optional.ofNullable(facts.annotations().get(ANNOTATION)).flatMap(Raised::read);
    }

    private static Optional<UpdateStrategy> read(String note) {
        try {
            JsonNode strategy = JSON.readTree(note).path("updateStrategy");
            JsonNode bounds = strategy.path("rollingUpdate");
            return strategy.path("type").asText().equals("RollingUpdate")
                    ? Optional.of(
                            new RollingUpdate(bound(bounds.path("maxUnavailable")), bound(bounds.path("maxSurge"))))
                    : Optional.empty();
        } catch (JsonProcessingException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static IntOrPercent bound(JsonNode bound) {
        String text = bound.asText("0");
        return text.endsWith("%")
                ? new IntOrPercent(Integer.parseInt(text.substring(0, text.length() - 1)), true)
                : new IntOrPercent(Integer.parseInt(text), false);
    }
}
