package io.everynode.page;

import io.everynode.insight.Verdict;
import io.everynode.model.NodeName;
import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** Words that every page uses alike. */
@TemplateExtension
public final class Words {
    private Words() {}

    /** The verdict as it is read: {@code old revision} for {@code old}. */
    public static String word(Verdict verdict) {
        return switch (verdict) {
            case MISSING -> "missing";
            case NOT_READY -> "not ready";
            case UNKNOWN -> "unknown";
            case PENDING -> "pending";
            case MISSCHEDULED -> "misscheduled";
            case UPDATING -> "updating";
            case OLD -> "old revision";
            case OK -> "ok";
            case NOT_WANTED -> "not wanted";
        };
    }

    /** Up to three by name, then {@code node-17 and 8 more}. */
    @TemplateExtension(matchName = "inWords")
    public static String names(List<NodeName> nodes) {
        return switch (nodes.size()) {
            case 0 -> "";
            case 1 -> nodes.getFirst().value();
            case 2 -> nodes.get(0) + " and " + nodes.get(1);
            case 3 -> nodes.get(0) + ", " + nodes.get(1) + " and " + nodes.get(2);
            default -> nodes.getFirst() + " and " + (nodes.size() - 1) + " more";
        };
    }
}
