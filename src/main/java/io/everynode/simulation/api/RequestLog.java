package io.everynode.simulation.api;

import java.util.ArrayDeque;
import java.util.List;

/** The last requests that the server answered, for tests that ask what was really sent. */
public final class RequestLog {
    private static final int KEPT = 20_000;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    /**
     * One answered request; a watch is entered when it begins.
     *
     * @param verb RBAC's, or the HTTP method in lower case where there is none
     * @param path with the query
     * @param user empty if nobody was proved
     * @param tokenHash the first hexadecimal digits of the token's SHA-256: tells tokens apart without keeping them; empty without one
     * @param body what was sent; empty for none
     */
    public record Entry(String verb, String path, String user, String tokenHash, String body, int code) {}

    synchronized void add(Entry entry) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** What was answered so far, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        entries.clear();
    }
}
