package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node's taint. */
public record Taint(String key, String value, String effect) {
    public static final String NO_SCHEDULE = "NoSchedule";
    public static final String NO_EXECUTE = "NoExecute";
    private static final Pattern WRITTEN = Pattern.compile(
            "([A-Za-z0-9][A-Za-z0-9./_-]*)(?:=([A-Za-z0-9._-]*))?:(NoSchedule|PreferNoSchedule|NoExecute)");

    public static Taint of(JsonNode taint) {
        return new Taint(Trees.text(taint, "key"), Trees.text(taint, "value"), Trees.text(taint, "effect"));
    }

    /**
     * A taint as kubectl takes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Taint parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a taint such as key=value:NoSchedule or key:NoExecute, found '" + text + "'");
        }
        String value = matcher.group(2);
        return new Taint(matcher.group(1), value == null ? "" : value, matcher.group(3));
    }

    /** As kubectl writes it: {@code key=value:Effect}. */
    @Override
    public String toString() {
        return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
    }
}
