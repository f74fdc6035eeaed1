package io.everynode.simulation.api;

import io.everynode.simulation.registry.ApiStatus;
import java.util.Locale;

/** What a request does, in the words of RBAC. */
enum Verb {
    GET,
    LIST,
    WATCH,
    CREATE,
    UPDATE,
    PATCH,
    DELETE,
    DELETECOLLECTION;

    static Verb of(String method, Target.Objects target, Query query) {
        boolean collection = target.name().isEmpty();
        return switch (method) {
            case "GET" -> reading(collection, query);
            case "POST" -> collection || !target.subresource().isEmpty() ? CREATE : refuse();
            case "PUT" -> collection ? refuse() : UPDATE;
            case "PATCH" -> collection ? refuse() : PATCH;
            case "DELETE" -> collection ? DELETECOLLECTION : DELETE;
            default -> refuse();
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Verb reading(boolean collection, Query query) {
        if (!collection) {
            return GET;
        }
        return query.flag("watch") ? WATCH : LIST;
    }

    private static Verb refuse() {
        throw ApiStatus.methodNotAllowed();
    }
}
