package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.model.IntOrPercent;
import io.everynode.model.UpdateStrategy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code spec.updateStrategy} as people write it and as the API server takes it. */
public final class Strategies {
    private static final Pattern BOUND = Pattern.compile("(\\d{1,9})(%?)");

    private Strategies() {}

    /**
     * The strategy in words of the API. A bound that is not named is 0, so that naming the other one is enough; where
     * none is named they are Kubernetes' defaults.
     *
     * @throws IllegalArgumentException names the field and what was expected there
     */
    public static UpdateStrategy of(@Nullable String type, @Nullable String maxUnavailable, @Nullable String maxSurge) {
        if ("OnDelete".equals(type)) {
            require(maxUnavailable == null, "maxUnavailable: expected none beside OnDelete");
            require(maxSurge == null, "maxSurge: expected none beside OnDelete");
            return new UpdateStrategy.OnDelete();
        }
        require("RollingUpdate".equals(type), "type: expected RollingUpdate or OnDelete");
        boolean none = maxUnavailable == null && maxSurge == null;
        IntOrPercent unavailable = none ? new IntOrPercent(1, false) : bound("maxUnavailable", maxUnavailable);
        IntOrPercent surge = bound("maxSurge", maxSurge);
        require(
                unavailable.value() == 0 || surge.value() == 0,
                "maxSurge: expected 0 beside a maxUnavailable that is not; Kubernetes takes one of the two only");
        require(
                unavailable.value() > 0 || surge.value() > 0,
                "maxUnavailable: expected more than 0 where maxSurge is 0; nothing could ever be replaced");
        return new UpdateStrategy.RollingUpdate(unavailable, surge);
    }

    private static IntOrPercent bound(String field, @Nullable String text) {
        if (text == null) {
            return new IntOrPercent(0, false);
        }
        Matcher bound = BOUND.matcher(text.strip());
        require(bound.matches(), field + ": expected a number of nodes such as 2, or a percentage such as 10%");
        boolean percent = !bound.group(2).isEmpty();
        int value = Integer.parseInt(bound.group(1));
        require(!percent || value <= 100, field + ": expected no more than 100%");
        return new IntOrPercent(value, percent);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Such as "RollingUpdate with maxUnavailable 10%". */
    public static String words(UpdateStrategy strategy) {
        return switch (strategy) {
            case UpdateStrategy.OnDelete o -> "OnDelete";
            case UpdateStrategy.RollingUpdate r ->
                r.maxSurge().value() > 0
                        ? "RollingUpdate with maxSurge " + r.maxSurge()
                        : "RollingUpdate with maxUnavailable " + r.maxUnavailable();
        };
    }

    /** As a strategic merge patch sets it, and nothing beside it. */
    static ObjectNode json(UpdateStrategy strategy) {
        ObjectNode json = Json.object();
        switch (strategy) {
            case UpdateStrategy.OnDelete o -> json.put("type", "OnDelete").putNull("rollingUpdate");
            case UpdateStrategy.RollingUpdate r -> {
                ObjectNode bounds = json.put("type", "RollingUpdate").putObject("rollingUpdate");
                put(bounds, "maxUnavailable", r.maxUnavailable());
                put(bounds, "maxSurge", r.maxSurge());
            }
        }
        return json;
    }

    private static void put(ObjectNode bounds, String name, IntOrPercent bound) {
        if (bound.percent()) {
            bounds.put(name, bound.toString());
        } else {
            bounds.put(name, bound.value());
        }
    }

    /** Of a DaemonSet on the wire. */
    static boolean same(UpdateStrategy strategy, JsonNode live) {
        if (!live.path("type")
                .asText("RollingUpdate")
                .equals(json(strategy).path("type").asText())) {
            return false;
        }
        JsonNode bounds = live.path("rollingUpdate");
        return switch (strategy) {
            case UpdateStrategy.OnDelete o -> true;
            case UpdateStrategy.RollingUpdate r ->
                bounds.path("maxUnavailable")
                                .asText("1")
                                .equals(r.maxUnavailable().toString())
                        && bounds.path("maxSurge")
                                .asText("0")
                                .equals(r.maxSurge().toString());
        };
    }
}
