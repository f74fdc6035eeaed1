package io.everynode.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.everynode.action.Order;
import io.everynode.action.Several;
import io.everynode.action.Strategies;
import io.everynode.model.UpdateStrategy;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads bodies by the letter: what a request misspells must not be done without it. */
final class Bodies {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Bodies() {}

    /** @throws WebApplicationException a problem that names the field and what was expected there */
    static <T extends ActionBody> T read(@Nullable String body, Class<T> type) {
        return complete(parsed(body, type));
    }

    /** @throws WebApplicationException a problem that names the field and what was expected there */
    static SeveralBody readSeveral(@Nullable String body) {
        SeveralBody several = parsed(body, SeveralBody.class);
        if (several.daemonSets() == null || several.daemonSets().isEmpty()) {
            throw rejected("daemonSets: expected at least one");
        }
        if (several.daemonSets().size() > Several.MOST) {
            throw rejected("daemonSets: expected " + Several.MOST + " at most");
        }
        several.daemonSets().forEach(d -> {
            require(d.namespace(), "daemonSets.namespace", "a namespace");
            require(d.name(), "daemonSets.name", "a name");
            require(d.uid(), "daemonSets.uid", "metadata.uid of the DaemonSet that you saw");
            refuse(Order.tooLong(d.uid(), several.reason()));
        });
        return several;
    }

    private static <T> T parsed(@Nullable String body, Class<T> type) {
        T read;
        try {
            read = STRICT.readValue(body == null ? "" : body, type);
        } catch (UnrecognizedPropertyException e) {
            throw rejected(field(e) + ": there is no such field; expected are "
                    + java.util.Objects.requireNonNull(e.getKnownPropertyIds()).stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(joining(", ")));
        } catch (MismatchedInputException e) {
            throw rejected(field(e) + ": expected " + expected(e.getTargetType()));
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("body", "JSON");
        }
        if (read == null) {
            throw rejected("body: expected a JSON object");
        }
        return read;
    }

    private static <T extends ActionBody> T complete(T body) {
        require(body.uid(), "uid", "metadata.uid of the DaemonSet that you saw");
        if (body instanceof ActionBody.Images images) {
            if (images.images() == null || images.images().isEmpty()) {
                throw rejected("images: expected an image for at least one container");
            }
            images.images().forEach((container, image) -> require(image, "images." + container, "an image"));
        }
        return body;
    }

    static void refuse(@Nullable String problem) {
        if (problem != null) {
            throw rejected(problem);
        }
    }

    static UpdateStrategy strategy(ActionBody.Strategy body) {
        try {
            return Strategies.of(
                    body.type(), bound("maxUnavailable", body.maxUnavailable()), bound("maxSurge", body.maxSurge()));
        } catch (IllegalArgumentException e) {
            throw rejected(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String bound(String field, @Nullable JsonNode bound) {
        if (bound == null || bound.isNull()) {
            return null;
        }
        if (bound.isInt() || (bound.isTextual() && bound.asText().endsWith("%"))) {
            return bound.asText();
        }
        throw rejected(field + ": expected a number of nodes such as 2, or a percentage such as \"10%\"");
    }

    private static void require(@Nullable String value, String field, String expected) {
        if (value == null || value.isBlank()) {
            throw rejected(field + ": expected " + expected);
        }
    }

    static WebApplicationException rejected(String detail) {
        return new Problem("Rejected", 422, detail, "rejected").thrown();
    }

    private static String field(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == Long.class) {
            return "a whole number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == List.class || type == java.util.ArrayList.class) {
            return "a list of names";
        }
        return type != null && Map.class.isAssignableFrom(type) ? "an object of container and image" : "a JSON object";
    }
}
