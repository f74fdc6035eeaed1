package io.everynode.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The node itself is not well, so its pods are not either.
 *
 * @param status of its Ready condition: {@code False} or {@code Unknown}
 * @param reason the condition's, such as {@code KubeletNotReady}, or empty
 * @param since the condition's last transition
 */
public record NodeNotReady(
        String status,
        String reason,
        String message,
        @Nullable Instant since) implements Reason {
    @Override
    public String sentence(Cell cell) {
        String pod = CellSentence.pod(cell);
        return status.equals("False")
                ? cell.node() + " is NotReady" + Words.inBrackets(reason) + ", so " + pod + " there is not ready."
                : cell.node() + (since == null ? " has not reported yet" : " stopped reporting")
                        + Words.inBrackets(reason) + ", so nobody can say how " + pod + " is.";
    }

    @Override
    public String evidence() {
        return "node condition Ready=" + status + Words.after(", ", reason) + Words.after(": ", message);
    }
}
