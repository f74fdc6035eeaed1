package io.everynode.simulation.api;

import io.everynode.simulation.registry.ApiStatus.Cause;
import java.util.ArrayList;
import java.util.List;

/** What does not go together in a list's or a watch's query: {@code pkg/apis/meta/internalversion/validation}. */
final class ListOptions {
    private static final String MATCH = "resourceVersionMatch";
    private static final String INITIAL = "sendInitialEvents";
    private static final String NOT_OLDER = "NotOlderThan";

    private ListOptions() {}

    static void validateList(Query query) {
        List<Cause> causes = new ArrayList<>();
        String match = query.text(MATCH);
        String version = query.text("resourceVersion");
        if (!match.isEmpty()) {
            if (version.isEmpty()) {
                causes.add(forbidden(MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided"));
            }
            refuseContinue(query, causes);
            if (!match.equals("Exact") && !match.equals(NOT_OLDER)) {
                causes.add(notSupported(match, "\"Exact\", \"NotOlderThan\", \"\""));
            }
            if (match.equals("Exact") && version.equals("0")) {
                causes.add(forbidden(MATCH, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
            }
        }
        if (!query.text(INITIAL).isEmpty()) {
            causes.add(forbidden(INITIAL, "sendInitialEvents is forbidden for list"));
        }
        Options.refuseAny("ListOptions", causes);
    }

    static void validateWatch(Query query) {
        List<Cause> causes = new ArrayList<>();
        String match = query.text(MATCH);
        boolean initial = !query.text(INITIAL).isEmpty();
        if (initial && !match.equals(NOT_OLDER)) {
            causes.add(forbidden(MATCH, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        }
        if (!match.isEmpty()) {
            if (!initial) {
                causes.add(forbidden(
                        MATCH, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
            }
            if (!match.equals(NOT_OLDER)) {
                causes.add(notSupported(match, "\"NotOlderThan\""));
            }
            refuseContinue(query, causes);
        }
        Options.refuseAny("ListOptions", causes);
    }

    private static void refuseContinue(Query query, List<Cause> causes) {
        if (!query.text("continue").isEmpty()) {
            causes.add(forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided"));
        }
    }

    private static Cause forbidden(String field, String why) {
        return new Cause("FieldValueForbidden", "Forbidden: " + why, field);
    }

    private static Cause notSupported(String match, String supported) {
        String why = "Unsupported value: \"%s\": supported values: %s".formatted(match, supported);
        return new Cause("FieldValueNotSupported", why, MATCH);
    }
}
