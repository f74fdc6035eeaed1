package io.everynode.page.activity;

import io.everynode.action.Deed;
import io.everynode.insight.Verdict;
import io.everynode.web.Age;
import java.time.Instant;

/**
 * One attempt.
 *
 * @param verdict whose colour and shape stand for the outcome
 * @param revision the generation before and after; one of them where nothing was changed
 */
record ActivityRow(
        Age age,
        String user,
        String action,
        String href,
        String where,
        Verdict verdict,
        String outcome,
        String revision,
        String reason,
        String requestId) {
    static ActivityRow of(Deed deed, String href, Instant now) {
        return new ActivityRow(
                Age.of(deed.at(), now),
                deed.user(),
                deed.action(),
                href,
                deed.target().cluster() + " / " + deed.target().namespace(),
                verdict(deed.outcome()),
                deed.outcome(),
                generations(deed),
                deed.reason(),
                deed.requestId());
    }

    private static String generations(Deed deed) {
        String before = deed.seen() == null ? "" : deed.seen().toString();
        return deed.generation() == null ? before : (before + " → " + deed.generation()).strip();
    }

    private static Verdict verdict(String outcome) {
        return switch (outcome) {
            case "accepted", "unchanged" -> Verdict.OK;
            case "changed" -> Verdict.PENDING;
            case "unknown" -> Verdict.UNKNOWN;
            default -> Verdict.NOT_READY;
        };
    }
}
