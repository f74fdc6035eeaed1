package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names, labels and annotations: {@code k8s.io/apimachinery/pkg/api/validation ValidateObjectMeta}. */
final class MetadataValidation {
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int MOST_ANNOTATIONS_BYTES = 256 * 1024;

    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern NAME_PART = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");

    private static final String NOT_SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String NOT_LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    private static final String NOT_NAME_PART =
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String NOT_LABEL_VALUE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private MetadataValidation() {}

    static void created(Kind kind, JsonNode metadata, FieldErrors errors) {
        String name = metadata.path("name").asText("");
        if (name.isEmpty()) {
            errors.required("metadata.name", "name or generateName is required");
        } else if (kind == Kind.NAMESPACE) {
            dnsLabel("metadata.name", name, errors);
        } else {
            dnsSubdomain("metadata.name", name, errors);
        }
        labels(metadata.path("labels"), "metadata.labels", errors);
        annotations(metadata.path("annotations"), errors);
        OwnershipValidation.owners(metadata.path("ownerReferences"), errors);
        OwnershipValidation.finalizers(metadata.path("finalizers"), errors);
    }

    static void updated(JsonNode before, JsonNode after, FieldErrors errors) {
        if (before.get("labels") != after.get("labels")) {
            labels(after.path("labels"), "metadata.labels", errors);
        }
        if (before.get("annotations") != after.get("annotations")) {
            annotations(after.path("annotations"), errors);
        }
        if (before.get("ownerReferences") != after.get("ownerReferences")) {
            OwnershipValidation.owners(after.path("ownerReferences"), errors);
        }
        if (before.get("finalizers") != after.get("finalizers")) {
            OwnershipValidation.finalizers(after.path("finalizers"), errors);
        }
    }

    static void labels(JsonNode labels, String field, FieldErrors errors) {
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            qualifiedName(field, label.getKey(), errors);
            labelValue(field, label.getValue().asText(), errors);
        }
    }

    static void labelValue(String field, String value, FieldErrors errors) {
        if (value.length() > LONGEST_LABEL) {
            errors.invalid(field, value, "must be no more than 63 characters");
        }
        if (!value.isEmpty() && !NAME_PART.matcher(value).matches()) {
            errors.invalid(field, value, NOT_LABEL_VALUE);
        }
    }

    static void qualifiedName(String field, String key, FieldErrors errors) {
        int slash = key.indexOf('/');
        if (slash == 0) {
            errors.invalid(field, key, "prefix part must be non-empty");
        } else if (slash > 0 && !SUBDOMAIN.matcher(key.substring(0, slash)).matches()) {
            errors.invalid(field, key, "prefix part " + NOT_SUBDOMAIN);
        }
        String name = key.substring(slash + 1);
        if (name.isEmpty()) {
            errors.invalid(field, key, "name part must be non-empty");
        } else if (name.length() > LONGEST_LABEL) {
            errors.invalid(field, key, "name part must be no more than 63 characters");
        }
        if (!NAME_PART.matcher(name).matches()) {
            errors.invalid(field, key, NOT_NAME_PART);
        }
    }

    static void dnsLabel(String field, String name, FieldErrors errors) {
        if (name.length() > LONGEST_LABEL) {
            errors.invalid(field, name, "must be no more than 63 characters");
        }
        if (!LABEL.matcher(name).matches()) {
            errors.invalid(field, name, NOT_LABEL);
        }
    }

    static void dnsSubdomain(String field, String name, FieldErrors errors) {
        if (name.length() > LONGEST_SUBDOMAIN) {
            errors.invalid(field, name, "must be no more than 253 characters");
        }
        if (!SUBDOMAIN.matcher(name).matches()) {
            errors.invalid(field, name, NOT_SUBDOMAIN);
        }
    }

    private static void annotations(JsonNode annotations, FieldErrors errors) {
        long bytes = 0;
        for (Map.Entry<String, JsonNode> annotation : annotations.properties()) {
            qualifiedName("metadata.annotations", annotation.getKey().toLowerCase(Locale.ROOT), errors);
            bytes += annotation.getKey().length()
                    + annotation.getValue().asText().getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > MOST_ANNOTATIONS_BYTES) {
            errors.tooLong("metadata.annotations", MOST_ANNOTATIONS_BYTES);
        }
    }
}
