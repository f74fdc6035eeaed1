package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.schema.Schema;
import io.everynode.simulation.schema.Schema.Dictionary;
import io.everynode.simulation.schema.Schema.Merging;
import io.everynode.simulation.schema.Schema.Merging.Keyed;
import io.everynode.simulation.schema.Schema.Merging.Whole;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.schema.Schema.Scalar;
import io.everynode.simulation.schema.Schema.Sequence;
import io.everynode.simulation.schema.Schema.Struct;

/** Writes types as OpenAPI schemas, with what Kubernetes says of them in extensions. */
final class OpenApiTypes {
    private static final String X = "x-kubernetes-";

    private OpenApiTypes() {}

    /** Adds a type, and all that it consists of, unless they are there already. */
    static void define(ObjectNode schemas, Struct struct) {
        if (schemas.has(struct.definition())) {
            return;
        }
        ObjectNode json = schemas.putObject(struct.definition()).put("type", "object");
        if (struct.atomic()) {
            json.put(X + "map-type", "atomic");
        }
        ObjectNode properties = json.putObject("properties");
        struct.fields().forEach((name, schema) -> describe(properties.putObject(name), schema, schemas));
    }

    private static void describe(ObjectNode json, Schema schema, ObjectNode schemas) {
        switch (schema) {
            case Struct struct -> {
                define(schemas, struct);
                json.put("$ref", "#/components/schemas/" + struct.definition());
            }
            case Dictionary dictionary -> {
                json.put("type", "object");
                if (dictionary.atomic()) {
                    json.put(X + "map-type", "atomic");
                }
                describe(json.putObject("additionalProperties"), dictionary.value(), schemas);
            }
            case Sequence list -> {
                json.put("type", "array");
                describe(json.putObject("items"), list.element(), schemas);
                describe(json, list.merging());
            }
            case Scalar scalar -> describe(json, scalar);
            case Raw raw -> json.put("type", "object");
        }
    }

    private static void describe(ObjectNode json, Merging merging) {
        switch (merging) {
            case Whole.ATOMIC -> json.put(X + "list-type", "atomic");
            case Whole.SET -> json.put(X + "list-type", "set").put(X + "patch-strategy", "merge");
            case Keyed keyed -> {
                json.put(X + "list-type", "map");
                keyed.keys().forEach(json.putArray(X + "list-map-keys")::add);
                json.put(X + "patch-strategy", "merge")
                        .put(X + "patch-merge-key", keyed.keys().getFirst());
            }
        }
    }

    private static void describe(ObjectNode json, Scalar scalar) {
        switch (scalar) {
            case TEXT -> json.put("type", "string");
            case FLAG -> json.put("type", "boolean");
            case INT32 -> json.put("type", "integer").put("format", "int32");
            case INT64 -> json.put("type", "integer").put("format", "int64");
            case QUANTITY -> json.put("type", "string");
            case INT_OR_STRING -> json.put("format", "int-or-string").put("type", "string");
            case TIME, MICRO_TIME -> json.put("type", "string").put("format", "date-time");
        }
    }
}
