package io.everynode.simulation.api;

import static io.everynode.simulation.api.ProtobufTypes.Plain.FLAG;
import static io.everynode.simulation.api.ProtobufTypes.Plain.NUMBER;
import static io.everynode.simulation.api.ProtobufTypes.Plain.QUANTITY_MAP;
import static io.everynode.simulation.api.ProtobufTypes.Plain.TEXT;
import static io.everynode.simulation.api.ProtobufTypes.Plain.TEXTS;
import static io.everynode.simulation.api.ProtobufTypes.Plain.TEXT_MAP;
import static java.util.Map.entry;

import io.everynode.simulation.registry.ApiStatus;
import java.util.Map;

/**
 * The messages that kubectl's own commands send ({@code generated.proto} of each group): {@code auth}, {@code create namespace},
 * {@code create quota}, {@code create priorityclass}, {@code delete}. Everything else it sends is JSON.
 */
final class ProtobufTypes {

    /** What a field of a message holds. */
    sealed interface Field {}

    /** A field that is no message of its own. */
    enum Plain implements Field {
        TEXT,
        NUMBER,
        FLAG,
        TEXTS,
        TEXT_MAP,
        QUANTITY_MAP
    }

    /** @param fields by their numbers: name and content */
    record Message(Map<Integer, Map.Entry<String, Field>> fields) implements Field {}

    static final Message TYPE_META = new Message(Map.of(1, entry("apiVersion", TEXT), 2, entry("kind", TEXT)));
    static final Message TEXT_ENTRY = new Message(Map.of(1, entry("key", TEXT), 2, entry("value", TEXT)));
    private static final Message QUANTITY = new Message(Map.of(1, entry("string", TEXT)));
    static final Message QUANTITY_ENTRY = new Message(Map.of(1, entry("key", TEXT), 2, entry("value", QUANTITY)));

    private static final Message OBJECT_META = new Message(Map.of(
            1, entry("name", TEXT),
            2, entry("generateName", TEXT),
            3, entry("namespace", TEXT),
            11, entry("labels", TEXT_MAP),
            12, entry("annotations", TEXT_MAP)));

    private static final Message METADATA_ONLY = new Message(Map.of(1, entry("metadata", OBJECT_META)));

    private static final Message RESOURCE_ATTRIBUTES = new Message(Map.of(
            1, entry("namespace", TEXT),
            2, entry("verb", TEXT),
            3, entry("group", TEXT),
            4, entry("version", TEXT),
            5, entry("resource", TEXT),
            6, entry("subresource", TEXT),
            7, entry("name", TEXT)));

    private static final Message ACCESS_REVIEW = new Message(Map.of(
            2,
            entry(
                    "spec",
                    new Message(Map.of(
                            1,
                            entry("resourceAttributes", RESOURCE_ATTRIBUTES),
                            2,
                            entry(
                                    "nonResourceAttributes",
                                    new Message(Map.of(1, entry("path", TEXT), 2, entry("verb", TEXT)))))))));

    private static final Message RULES_REVIEW =
            new Message(Map.of(2, entry("spec", new Message(Map.of(1, entry("namespace", TEXT))))));

    private static final Message QUOTA = new Message(Map.of(
            1,
            entry("metadata", OBJECT_META),
            2,
            entry("spec", new Message(Map.of(1, entry("hard", QUANTITY_MAP), 2, entry("scopes", TEXTS))))));

    private static final Message PRIORITY_CLASS = new Message(Map.of(
            1, entry("metadata", OBJECT_META),
            2, entry("value", NUMBER),
            3, entry("globalDefault", FLAG),
            4, entry("description", TEXT),
            5, entry("preemptionPolicy", TEXT)));

    private static final Message DELETE_OPTIONS = new Message(Map.of(
            1,
            entry("gracePeriodSeconds", NUMBER),
            2,
            entry("preconditions", new Message(Map.of(1, entry("uid", TEXT), 2, entry("resourceVersion", TEXT)))),
            3,
            entry("orphanDependents", FLAG),
            4,
            entry("propagationPolicy", TEXT),
            5,
            entry("dryRun", TEXTS)));

    private ProtobufTypes() {}

    /** The message of this kind; 415 if it is not known. */
    static Message of(String kind) {
        return switch (kind) {
            case "Namespace", "SelfSubjectReview" -> METADATA_ONLY;
            case "SelfSubjectAccessReview" -> ACCESS_REVIEW;
            case "SelfSubjectRulesReview" -> RULES_REVIEW;
            case "ResourceQuota" -> QUOTA;
            case "PriorityClass" -> PRIORITY_CLASS;
            case "DeleteOptions" -> DELETE_OPTIONS;
            default -> throw ApiStatus.unsupportedMediaType();
        };
    }
}
