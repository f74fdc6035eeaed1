package io.everynode.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.everynode.action.Answer;
import io.everynode.action.Outcome;
import io.everynode.action.Preflight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an action that was not refused. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionJson(
        String outcome,
        String requestId,
        String sentence,
        @Nullable Long generation,
        @Nullable String resourceVersion,
        String kubectl,
        @Nullable PreflightJson preflight,
        @Nullable String replacement) {

    /** Names where its progress is read. */
    ActionJson watchedAt(String address) {
        return new ActionJson(outcome, requestId, sentence, generation, resourceVersion, kubectl, preflight, address);
    }

    public record WarningJson(String code, String sentence) {}

    /** @param estimateSeconds null where nothing tells how long a node takes */
    public record PreflightJson(
            int pods, int atATime, @Nullable Long estimateSeconds, List<WarningJson> warnings, String diff) {
        static PreflightJson of(Preflight preflight) {
            return new PreflightJson(
                    preflight.pods(),
                    preflight.atATime(),
                    preflight.estimateSeconds(),
                    preflight.warnings().stream()
                            .map(w -> new WarningJson(w.code(), w.sentence()))
                            .toList(),
                    preflight.diff());
        }
    }

    static ActionJson accepted(Answer answer, Outcome.Accepted accepted) {
        return new ActionJson(
                accepted.code(),
                answer.requestId(),
                accepted.sentence(),
                accepted.generation(),
                accepted.resourceVersion(),
                answer.kubectl(),
                null,
                null);
    }

    static ActionJson planned(Answer answer, Outcome.Planned planned) {
        return new ActionJson(
                planned.code(),
                answer.requestId(),
                planned.sentence(),
                null,
                null,
                answer.kubectl(),
                PreflightJson.of(planned.preflight()),
                null);
    }

    static ActionJson unchanged(Answer answer, Outcome.Unchanged unchanged) {
        return new ActionJson(
                unchanged.code(), answer.requestId(), unchanged.sentence(), null, null, answer.kubectl(), null, null);
    }
}
