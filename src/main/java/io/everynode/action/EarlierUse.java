package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.action.Action.Replace;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a process before this one did with an idempotency key, as the audit file has it. What was accepted is answered and
 * not done again; what nobody saw the end of is done again only where that cannot have a second effect.
 *
 * @param begun the line before it was sent
 * @param ended the line after; absent where the process ended first
 */
record EarlierUse(JsonNode begun, @Nullable JsonNode ended) {
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("planned", "unchanged", "changed", "forbidden", "missing", "rejected", "unreachable");

    String requestId() {
        return begun.path("requestId").asText();
    }

    /** Of two uses of a key the one that counts: one with an effect rather than one that surely had none. */
    boolean mayHaveHadAnEffect() {
        return ended == null || !WITHOUT_EFFECT.contains(ended.path("outcome").asText());
    }

    boolean accepted() {
        return ended != null && ended.path("outcome").asText().equals("accepted");
    }

    /** Empty where it may be performed, as if the key were new. */
    Optional<Outcome> answer(Action action, Order order, Instant now) {
        if (!mayHaveHadAnEffect() || now.isAfter(at().plus(Answers.LIFE))) {
            return Optional.empty();
        }
        if (!asks(action, order)) {
            return Optional.of(Sentences.keyUsed());
        }
        if (ended != null && accepted()) {
            return Optional.of(new Outcome.Accepted(
                    "The request to " + action.sentence() + " was accepted at "
                            + ended.path("ts").asText()
                            + ", before Everynode was started again. It was not sent a second time.",
                    ended.path("generation").isNumber()
                            ? ended.path("generation").asLong()
                            : null,
                    ended.path("resourceVersion").isTextual()
                            ? ended.path("resourceVersion").asText()
                            : null));
        }
        return hasOneEffectAtMost(action, order) ? Optional.empty() : Optional.of(Sentences.endUnseen(action));
    }

    private Instant at() {
        try {
            return Instant.parse(begun.path("ts").asText());
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private boolean asks(Action action, Order order) {
        return is("cluster", action.target().cluster().value())
                && is("namespace", action.target().namespace())
                && is("name", action.target().name())
                && is("action", action.sentence())
                && is("uid", order.uid().value())
                && is("reason", order.reason())
                && is("generationSeen", order.generation() == null ? null : String.valueOf(order.generation()))
                && (!(action instanceof Replace replace)
                        || pods("node")
                                .equals(replace.nodes().stream()
                                        .map(n -> n.value())
                                        .toList()));
    }

    private boolean is(String field, @Nullable String value) {
        JsonNode written = begun.path(field);
        return value == null
                ? written.isNull() || written.isMissingNode()
                : written.asText().equals(value);
    }

    /** The state that it asks for, the generation that it saw, or the pods that it names are the same for both. */
    private boolean hasOneEffectAtMost(Action action, Order order) {
        return switch (action) {
            case Action.SetImages s -> true;
            case Action.SetStrategy s -> true;
            case Action.Delete d -> true;
            case Action.Restart r -> order.generation() != null;
            case Action.Undo u -> order.generation() != null;
            case Replace r ->
                pods("uid")
                        .equals(r.victims().stream().map(v -> v.uid().value()).toList());
        };
    }

    private List<String> pods(String field) {
        return Json.stream(begun.path("pods")).map(p -> p.path(field).asText()).toList();
    }
}
