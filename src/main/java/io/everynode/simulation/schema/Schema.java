package io.everynode.simulation.schema;

import java.util.List;
import java.util.Map;

/** What a value in a Kubernetes object may be. */
public sealed interface Schema {

    /**
     * An object with known fields.
     *
     * @param name the type's, such as {@code PodSpec}
     * @param definition the type's in an OpenAPI document, such as {@code io.k8s.api.core.v1.PodSpec}
     * @param atomic whether it is changed and owned as a whole
     */
    record Struct(String name, String definition, Map<String, Schema> fields, boolean atomic) implements Schema {}

    /** A list, told apart by keys, a set of plain values, or replaced as a whole. */
    record Sequence(Schema element, Merging merging) implements Schema {}

    /**
     * An object whose fields the writer names.
     *
     * @param atomic whether it is changed and owned as a whole
     */
    record Dictionary(Schema value, boolean atomic) implements Schema {}

    /** One plain value. */
    enum Scalar implements Schema {
        TEXT("string"),
        FLAG("bool"),
        INT32("int32"),
        INT64("int64"),
        QUANTITY("resource.Quantity"),
        INT_OR_STRING("int32"),
        TIME("string"),
        MICRO_TIME("string");

        private final String goName;

        Scalar(String goName) {
            this.goName = goName;
        }

        /** What Go's decoder calls it when something else is there. */
        public String goName() {
            return goName;
        }
    }

    /** Any JSON, owned as a whole. */
    enum Raw implements Schema {
        ANYTHING
    }

    /** How a list is merged: the types' {@code x-kubernetes-list-type} and {@code x-kubernetes-list-map-keys}. */
    sealed interface Merging {
        enum Whole implements Merging {
            ATOMIC,
            SET
        }

        /** By the fields that tell the elements apart; a strategic merge patch knows only the first. */
        record Keyed(List<String> keys) implements Merging {}
    }
}
