package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.api.Representation.ListMeta;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.store.Listing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands out long listings in pages that all show the same instant: a listing that has more is kept, by its number, for five
 * minutes of the cluster's clock as etcd keeps its versions, and at most sixteen of them.
 */
final class Pages {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int AT_MOST = 16;
    private static final String TOO_OLD =
            "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.";

    private final InstantSource clock;
    private final Map<Long, Open> open = new LinkedHashMap<>();
    private long opened;

    private record Open(Listing listing, Instant since) {}

    /** One page, and what it says of itself. */
    record Page(List<ObjectNode> objects, ListMeta meta) {}

    Pages(InstantSource clock) {
        this.clock = clock;
    }

    /** The first page of a listing; a limit of 0 means all of it. */
    synchronized Page first(Listing listing, Selection selection, long limit) {
        if (limit == 0) {
            List<ObjectNode> all = new ArrayList<>();
            collect(listing.objects(), selection, 0, Long.MAX_VALUE, all);
            return new Page(all, new ListMeta(listing.version(), "", 0));
        }
        return page(0, new Open(listing, clock.instant()), selection, 0, limit);
    }

    /** The page that a token continues with, or 410. */
    synchronized Page next(String token, Selection selection, long limit) {
        String[] parts = decode(token);
        long number = number(parts[0]);
        dropOld();
        Open listing = open.get(number);
        if (listing == null) {
            throw ApiStatus.expired(TOO_OLD);
        }
        return page(number, listing, selection, (int) number(parts[1]), limit == 0 ? Long.MAX_VALUE : limit);
    }

    private Page page(long number, Open listing, Selection selection, int from, long limit) {
        List<ObjectNode> objects = listing.listing().objects();
        List<ObjectNode> found = new ArrayList<>();
        int next = collect(objects, selection, from, limit, found);
        long version = listing.listing().version();
        if (next >= objects.size()) {
            return new Page(found, new ListMeta(version, "", 0));
        }
        long kept = number == 0 ? keep(listing) : number;
        long remaining = selection.unconditional() ? objects.size() - next : 0;
        return new Page(found, new ListMeta(version, encode(kept, next), remaining));
    }

    /** Adds what is selected from an index on, until the limit; answers the index of the first object not looked at. */
    private static int collect(
            List<ObjectNode> objects, Selection selection, int from, long limit, List<ObjectNode> found) {
        int i = from;
        while (i < objects.size() && found.size() < limit) {
            ObjectNode object = objects.get(i++);
            if (selection.matches(object)) {
                found.add(object);
            }
        }
        return i;
    }

    private long keep(Open listing) {
        dropOld();
        if (open.size() == AT_MOST) {
            dropFirst();
        }
        open.put(++opened, listing);
        return opened;
    }

    private void dropOld() {
        Instant limit = clock.instant().minus(KEPT);
        open.values().removeIf(listing -> listing.since().isBefore(limit));
    }

    private void dropFirst() {
        Iterator<Long> numbers = open.keySet().iterator();
        numbers.next();
        numbers.remove();
    }

    private static String encode(long number, int next) {
        byte[] text = (number + ":" + next).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static String[] decode(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":");
            if (parts.length == 2) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        throw invalid(new IllegalArgumentException("a number and an index expected"));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid(e);
        }
    }

    private static RuntimeException invalid(IllegalArgumentException cause) {
        return ApiStatus.badRequest("invalid continue token: continue key is not valid: " + cause.getMessage());
    }
}
