package io.everynode.simulation.api;

import io.everynode.simulation.api.Pages.Page;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.registry.Registry;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Listing;
import io.everynode.simulation.store.Store;
import java.util.OptionalLong;

/** Answers GET and LIST. */
final class Reads {
    private final Registry registry;
    private final Pages pages;

    Reads(Registry registry, Pages pages) {
        this.registry = registry;
        this.pages = pages;
    }

    Answer get(Target.Objects target, Representation representation) {
        if (!target.subresource().isEmpty() && !target.subresource().equals("status")) {
            throw ApiStatus.unknownResource();
        }
        return Answer.json(200, representation.one(registry.get(target.key())));
    }

    Answer list(Target.Objects target, Query query, Representation representation) {
        ListOptions.validateList(query);
        Selection selection = Selection.of(target, query);
        String token = query.text("continue");
        long limit = Math.max(0, query.number("limit").orElse(0));
        Page page = token.isEmpty()
                ? pages.first(listing(target, query), selection, limit)
                : pages.next(token, selection, limit);
        return Answer.json(200, representation.list(target.kind(), page.objects(), page.meta()));
    }

    private Listing listing(Target.Objects target, Query query) {
        OptionalLong version = query.version();
        Store store = registry.store();
        if (version.isPresent() && version.getAsLong() > store.version()) {
            throw ApiStatus.versionTooLarge(version.getAsLong(), store.version());
        }
        boolean exact = query.text("resourceVersionMatch").equals("Exact");
        return exact && version.isPresent()
                ? past(target.kind(), target.namespace(), version.getAsLong())
                : present(target.kind(), target.namespace());
    }

    private Listing present(Kind kind, String namespace) {
        return namespace.isEmpty()
                ? registry.store().list(kind)
                : registry.store().list(kind, namespace);
    }

    private Listing past(Kind kind, String namespace, long version) {
        return PastListing.at(registry.store(), kind, namespace, version)
                .orElseThrow(() -> ApiStatus.expired("The resourceVersion for the provided list is too old."));
    }
}
