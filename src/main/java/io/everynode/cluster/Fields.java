package io.everynode.cluster;

import io.everynode.model.Condition;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads fields off objects that come from a cluster: absent ones get a value, bad ones an error that names them. */
final class Fields {
    private Fields() {}

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static <T> List<T> list(@Nullable List<T> value) {
        return value == null ? List.of() : value;
    }

    static Map<String, String> map(@Nullable Map<String, String> value) {
        return value == null ? Map.of() : Map.copyOf(value);
    }

    static long number(@Nullable Number value) {
        return value == null ? 0 : value.longValue();
    }

    static boolean flag(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    static String required(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(field + ": expected a value, found none");
        }
        return value;
    }

    static @Nullable Instant instant(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(field + ": expected a time as in RFC 3339, found \"" + value + "\"", e);
        }
    }

    static ObjectMeta meta(HasMetadata object) {
        if (object.getMetadata() == null) {
            throw new IllegalArgumentException("metadata: expected an object, found none");
        }
        return object.getMetadata();
    }

    static Uid uid(ObjectMeta meta) {
        return new Uid(required("metadata.uid", meta.getUid()));
    }

    static String name(ObjectMeta meta) {
        return required("metadata.name", meta.getName());
    }

    static String namespace(ObjectMeta meta) {
        return required("metadata.namespace", meta.getNamespace());
    }

    static Instant createdAt(ObjectMeta meta) {
        String written = required("metadata.creationTimestamp", meta.getCreationTimestamp());
        return Objects.requireNonNull(instant("metadata.creationTimestamp", written));
    }

    static Optional<OwnerReference> controller(ObjectMeta meta) {
        return list(meta.getOwnerReferences()).stream()
                .filter(o -> flag(o.getController()))
                .findFirst();
    }

    /** Not every kind of this name is Kubernetes' own: {@code apps.kruise.io} has one, too. */
    static boolean isDaemonSet(OwnerReference owner) {
        return "DaemonSet".equals(owner.getKind())
                && text(owner.getApiVersion()).startsWith("apps/");
    }

    static Condition condition(
            String type,
            @Nullable String status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String lastTransition) {
        return new Condition(
                type,
                text(status),
                text(reason),
                text(message),
                instant("conditions[" + type + "].lastTransitionTime", lastTransition));
    }
}
