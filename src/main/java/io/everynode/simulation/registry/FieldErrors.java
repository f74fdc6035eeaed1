package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.everynode.simulation.registry.ApiStatus.Cause;
import io.everynode.simulation.store.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with an object, in the words of {@code k8s.io/apimachinery/pkg/util/validation/field}. */
final class FieldErrors {
    private final List<Cause> causes = new ArrayList<>();

    void invalid(String field, JsonNode value, String why) {
        String shown = value.isMissingNode() ? "null" : value.toString();
        causes.add(new Cause("FieldValueInvalid", "Invalid value: " + shown + ": " + why, field));
    }

    void invalid(String field, String value, String why) {
        invalid(field, TextNode.valueOf(value), why);
    }

    void invalid(String field, int value, String why) {
        invalid(field, IntNode.valueOf(value), why);
    }

    void required(String field) {
        causes.add(new Cause("FieldValueRequired", "Required value", field));
    }

    void required(String field, String why) {
        causes.add(new Cause("FieldValueRequired", "Required value: " + why, field));
    }

    /** Absent counts as 0. */
    void requireNotNegative(String field, JsonNode number) {
        if (number.asLong(0) < 0) {
            invalid(field, number, "must be greater than or equal to 0");
        }
    }

    /** @param shown the value as Kubernetes prints it */
    void notSupported(String field, String shown, String... supported) {
        String list = Arrays.stream(supported).map(word -> '"' + word + '"').collect(Collectors.joining(", "));
        causes.add(new Cause(
                "FieldValueNotSupported", "Unsupported value: " + shown + ": supported values: " + list, field));
    }

    /** @param shown the value as Kubernetes prints it, with the reason behind a colon if there is one */
    void duplicate(String field, String shown) {
        causes.add(new Cause("FieldValueDuplicate", "Duplicate value: " + shown, field));
    }

    void notFound(String field, String value) {
        causes.add(new Cause("FieldValueNotFound", "Not found: " + TextNode.valueOf(value), field));
    }

    void forbidden(String field, String why) {
        causes.add(new Cause("FieldValueForbidden", "Forbidden: " + why, field));
    }

    void requireOneOf(String field, JsonNode value, String... supported) {
        if (!List.of(supported).contains(value.asText())) {
            notSupported(field, '"' + value.asText() + '"', supported);
        }
    }

    void tooLong(String field, int most) {
        causes.add(new Cause("FieldValueTooLong", "Too long: may not be more than " + most + " bytes", field));
    }

    int count() {
        return causes.size();
    }

    void throwIfAny(Kind kind, String name) {
        if (!causes.isEmpty()) {
            throw ApiStatus.invalid(kind, name, List.copyOf(causes));
        }
    }
}
