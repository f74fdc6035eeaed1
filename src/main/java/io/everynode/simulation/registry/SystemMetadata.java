package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What the system itself keeps in {@code metadata}: identity, times, generations, and who wrote. */
final class SystemMetadata {
    /** No vowels, no look-alikes: {@code k8s.io/apimachinery/pkg/util/rand}. */
    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX_LENGTH = 5;
    private static final int LONGEST_GENERATED_BASE = 58;
    private static final List<String> KEPT = List.of(
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "generateName");

    private final InstantSource clock;
    private final RandomGenerator random;

    SystemMetadata(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The cluster's time, in whole seconds as Kubernetes writes it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    ObjectNode forCreation(Kind kind, ObjectNode object, String namespace) {
        requireNamespace(namespace, text(object, "metadata", "namespace"));
        ObjectNode metadata = Trees.copy(object.path("metadata"));
        metadata.remove(List.of(
                "resourceVersion",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "generation",
                "selfLink",
                "managedFields"));
        if (kind.namespaced()) {
            metadata.put("namespace", namespace);
        } else {
            metadata.remove("namespace");
        }
        metadata.put("uid", uid(kind, text(object, "metadata", "name"))).put("creationTimestamp", now().toString());
        if (Generations.counted(kind)) {
            metadata.put("generation", 1);
        }
        return finished(kind, object, metadata);
    }

    ObjectNode forUpdate(Kind kind, ObjectNode current, ObjectNode wanted) {
        ObjectNode before = (ObjectNode) current.path("metadata");
        JsonNode after = wanted.path("metadata");
        ObjectNode metadata = Trees.copy(after);
        for (String field : KEPT) {
            keep(field, before, metadata);
        }
        keep("resourceVersion", before, metadata);
        keep("namespace", before, metadata);
        keep("managedFields", before, metadata);
        Generations.carry(kind, current, wanted, metadata);
        return finished(kind, wanted, metadata);
    }

    /** An update must be about the very object that is stored. */
    void requireSame(ObjectKey key, ObjectNode current, ObjectNode wanted) {
        String name = text(wanted, "metadata", "name");
        if (!name.equals(key.name())) {
            throw ApiStatus.badRequest(
                    "the name of the object (%s) does not match the name on the URL (%s)".formatted(name, key.name()));
        }
        requireNamespace(key.namespace(), text(wanted, "metadata", "namespace"));
        String version = text(wanted, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(text(current, "metadata", "resourceVersion"))) {
            throw ApiStatus.modified(key);
        }
        String uid = text(wanted, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(text(current, "metadata", "uid"))) {
            FieldErrors errors = new FieldErrors();
            // Kubernetes validates metadata twice here, and so says it twice.
            errors.invalid("metadata.uid", uid, "field is immutable");
            errors.invalid("metadata.uid", uid, "field is immutable");
            errors.throwIfAny(key.kind(), key.name());
        }
    }

    private static ObjectNode finished(Kind kind, ObjectNode object, ObjectNode metadata) {
        ObjectNode next = Trees.copy(object);
        next.put("apiVersion", kind.apiVersion()).put("kind", kind.kindName());
        next.set("metadata", metadata);
        return next;
    }

    private static void keep(String field, JsonNode before, ObjectNode metadata) {
        JsonNode value = before.get(field);
        if (value == null) {
            metadata.remove(field);
        } else {
            metadata.set(field, value);
        }
    }

    private static void requireNamespace(String expected, String actual) {
        if (!actual.isEmpty() && !actual.equals(expected)) {
            throw ApiStatus.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    /** The base with five random letters behind it. */
    String generatedName(String base) {
        StringBuilder name = new StringBuilder(
                base.length() > LONGEST_GENERATED_BASE ? base.substring(0, LONGEST_GENERATED_BASE) : base);
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            name.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
        }
        return name.toString();
    }

    /** What every cluster has costs no randomness, so that a seed goes on giving the history that it gave before there was such. */
    private String uid(Kind kind, String name) {
        boolean always = kind == Kind.PRIORITY_CLASS && PriorityClasses.ofTheSystem(name);
        return always
                ? UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString()
                : uid();
    }

    private String uid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
