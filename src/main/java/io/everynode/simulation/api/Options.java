package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.registry.ApiStatus.Cause;
import io.everynode.simulation.registry.ApiStatus.Details;
import io.everynode.simulation.registry.DeleteOptions;
import io.everynode.simulation.registry.DeleteOptions.Propagation;
import io.everynode.simulation.registry.FieldValidation;
import io.everynode.simulation.registry.WriteOptions;
import io.everynode.simulation.registry.WriteOptions.Manager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a request says about how it is meant. */
final class Options {
    private static final String DELETE = "DeleteOptions";
    private static final String MANAGER = "fieldManager";
    private static final int LONGEST_MANAGER = 128;

    private Options() {}

    /** @param optionsKind what Kubernetes calls these options when it refuses them */
    static WriteOptions write(Call call, Target.Objects target, String optionsKind) {
        boolean dryRun = dryRun(call.query().all("dryRun"), optionsKind);
        requireManager(call, optionsKind);
        return new WriteOptions(dryRun, new Manager(manager(call), "Update"));
    }

    static WriteOptions apply(Call call) {
        String manager = call.query().text(MANAGER);
        if (manager.isEmpty()) {
            throw refused(
                    "PatchOptions",
                    List.of(new Cause("FieldValueRequired", "Required value: is required for apply patch", MANAGER)));
        }
        requireManager(call, "PatchOptions");
        boolean dryRun = dryRun(call.query().all("dryRun"), "PatchOptions");
        return new WriteOptions(dryRun, new Manager(manager, "Apply"));
    }

    /** Only an apply can be by force. */
    static void refuseForce(Call call) {
        if (!call.query().text("force").isEmpty()) {
            throw refused(
                    "PatchOptions",
                    List.of(new Cause(
                            "FieldValueForbidden", "Forbidden: may not be specified for non-apply patch", "force")));
        }
    }

    static FieldValidation validation(Call call, String optionsKind) {
        String asked = call.query().text("fieldValidation");
        return switch (asked) {
            case "", "Warn" -> FieldValidation.WARN;
            case "Ignore" -> FieldValidation.IGNORE;
            case "Strict" -> FieldValidation.STRICT;
            default ->
                throw refused(
                        optionsKind, "fieldValidation", '"' + asked + '"', "\"\", \"Ignore\", \"Strict\", \"Warn\"");
        };
    }

    /** @param body the {@code DeleteOptions}; a missing node for none */
    static DeleteOptions delete(Call call, JsonNode body) {
        Query query = call.query();
        List<String> dryRun = new ArrayList<>(query.all("dryRun"));
        body.path("dryRun").forEach(value -> dryRun.add(value.asText()));
        String policy = body.path("propagationPolicy").asText(query.text("propagationPolicy"));
        boolean orphans = body.path("orphanDependents").asBoolean(query.flag("orphanDependents"));
        if (!policy.isEmpty()
                && (body.has("orphanDependents")
                        || !query.text("orphanDependents").isEmpty())) {
            String why = "Invalid value: \"%s\": orphanDependents and deletionPropagation cannot be both set";
            throw refused(DELETE, List.of(new Cause("FieldValueInvalid", why.formatted(policy), "propagationPolicy")));
        }
        JsonNode preconditions = body.path("preconditions");
        return new DeleteOptions(
                grace(query, body),
                preconditions.path("uid").asText(""),
                preconditions.path("resourceVersion").asText(""),
                propagation(policy, orphans),
                dryRun(dryRun, DELETE));
    }

    private static @Nullable Long grace(Query query, JsonNode body) {
        if (body.hasNonNull("gracePeriodSeconds")) {
            return body.path("gracePeriodSeconds").asLong();
        }
        return query.text("gracePeriodSeconds").isEmpty()
                ? null
                : Long.valueOf(query.number("gracePeriodSeconds").orElse(0));
    }

    private static Propagation propagation(String policy, boolean orphanDependents) {
        return switch (policy) {
            case "" -> orphanDependents ? Propagation.ORPHAN : Propagation.BACKGROUND;
            case "Background" -> Propagation.BACKGROUND;
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default ->
                throw refused(
                        DELETE,
                        "propagationPolicy",
                        '"' + policy + '"',
                        "\"Foreground\", \"Background\", \"Orphan\", \"nil\"");
        };
    }

    private static boolean dryRun(List<String> values, String optionsKind) {
        if (values.stream().allMatch("All"::equals)) {
            return !values.isEmpty();
        }
        String shown = values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(",", "[", "]"));
        throw refused(optionsKind, "dryRun", shown, "\"All\"");
    }

    private static RuntimeException refused(String optionsKind, String field, String shown, String supported) {
        String why = "Unsupported value: %s: supported values: %s".formatted(shown, supported);
        return refused(optionsKind, List.of(new Cause("FieldValueNotSupported", why, field)));
    }

    static void refuseAny(String optionsKind, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw refused(optionsKind, causes);
        }
    }

    private static RuntimeException refused(String optionsKind, List<Cause> causes) {
        List<String> whys = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
        String why = whys.size() == 1 ? whys.getFirst() : "[" + String.join(", ", whys) + "]";
        String message = "%s.meta.k8s.io \"\" is invalid: %s".formatted(optionsKind, why);
        Details details = new Details("", "meta.k8s.io", optionsKind, List.copyOf(causes), 0);
        return new ApiStatus(422, "Invalid", message, details).exception();
    }

    /** {@code ValidateFieldManager}. */
    private static void requireManager(Call call, String optionsKind) {
        String named = call.query().text(MANAGER);
        List<Cause> causes = new ArrayList<>();
        if (named.getBytes(StandardCharsets.UTF_8).length > LONGEST_MANAGER) {
            causes.add(new Cause("FieldValueTooLong", "Too long: may not be more than 128 bytes", MANAGER));
        }
        for (int i = 0; i < named.length(); i++) {
            char letter = named.charAt(i);
            if (Character.isISOControl(letter)) {
                String why = "Invalid value: \"%s\": invalid character U+%04X (at position %d)"
                        .formatted(shown(named), (int) letter, i);
                causes.add(new Cause("FieldValueInvalid", why, MANAGER));
            }
        }
        refuseAny(optionsKind, causes);
    }

    /** As Go quotes it. */
    private static String shown(String text) {
        var shown = new StringBuilder();
        text.chars().forEach(c -> shown.append(Character.isISOControl(c) ? "\\x%02x".formatted(c) : (char) c));
        return shown.toString();
    }

    /** The named field manager, else the program's name before the slash. */
    private static String manager(Call call) {
        String named = call.query().text(MANAGER);
        if (!named.isEmpty()) {
            return named;
        }
        int slash = call.userAgent().indexOf('/');
        return slash < 0 ? call.userAgent() : call.userAgent().substring(0, slash);
    }
}
