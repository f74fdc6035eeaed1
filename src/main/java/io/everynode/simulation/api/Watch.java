package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.store.Change;
import io.everynode.simulation.store.Changes;
import io.everynode.simulation.store.Listing;
import io.everynode.simulation.store.Store;
import io.vertx.core.Context;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One open watch. The store only signals that something was written; the watch then takes from the history what it has not
 * sent yet, as long as the client keeps up. So a slow client holds nobody up, and one that falls out of the history is told so.
 */
final class Watch {
    private static final int AT_ONCE = 100;
    private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

    private final Store store;
    private final Selection selection;
    private final Representation representation;
    private final WatchSink sink;
    private final Context context;
    private final BooleanSupplier silent;
    private final boolean bookmarks;
    private final boolean announcesEndOfInitial;
    private final AtomicBoolean signalled = new AtomicBoolean();
    private Iterator<ObjectNode> initial = List.<ObjectNode>of().iterator();
    private boolean initialPending;
    private long seen;
    private boolean over;

    Watch(
            Store store,
            Selection selection,
            Query query,
            Representation representation,
            WatchSink sink,
            Context context,
            BooleanSupplier silent) {
        this.store = store;
        this.selection = selection;
        this.representation = representation;
        this.sink = sink;
        this.context = context;
        this.silent = silent;
        this.bookmarks = query.flag("allowWatchBookmarks");
        this.announcesEndOfInitial = query.flag("sendInitialEvents");
        long from = query.version().orElse(0);
        if (from == 0 || announcesEndOfInitial) {
            beginWithEverything();
        } else {
            seen = from;
        }
    }

    Selection selection() {
        return selection;
    }

    /** Says that there may be something to send; may be called from anywhere. */
    void signal() {
        if (signalled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> {
                signalled.set(false);
                pump();
            });
        }
    }

    /** Tells the client up to which version it has seen everything, if it wants to know and that is so. */
    void bookmark() {
        context.runOnContext(ignored -> {
            pump();
            if (bookmarks && !over && !sink.full() && !initial.hasNext() && !silent.getAsBoolean()) {
                sink.send(Representation.writeEvent("BOOKMARK", bookmarkObject(false)));
            }
        });
    }

    void end() {
        context.runOnContext(ignored -> {
            if (!over) {
                over = true;
                sink.end();
            }
        });
    }

    /** The client is gone. */
    void closed() {
        over = true;
    }

    private void beginWithEverything() {
        Listing listing = selection.namespace().isEmpty()
                ? store.list(selection.kind())
                : store.list(selection.kind(), selection.namespace());
        initial = listing.objects().stream().filter(selection::matches).iterator();
        initialPending = true;
        seen = listing.version();
    }

    private void pump() {
        while (!over && !sink.full() && !silent.getAsBoolean()) {
            if (initial.hasNext()) {
                sink.send(representation.event(Change.Type.ADDED, initial.next()));
            } else if (initialPending) {
                endOfInitial();
            } else if (!sendChanges()) {
                return;
            }
        }
    }

    private void endOfInitial() {
        initialPending = false;
        if (announcesEndOfInitial) {
            sink.send(Representation.writeEvent("BOOKMARK", bookmarkObject(true)));
        }
    }

    /** Sends the next changes; false if there were none, or the history has them no more. */
    private boolean sendChanges() {
        Optional<Changes> changes = store.changes(selection.kind(), seen, AT_ONCE);
        if (changes.isEmpty()) {
            expire();
            return false;
        }
        for (Change change : changes.get().changes()) {
            send(change);
        }
        seen = changes.get().upTo();
        return !changes.get().changes().isEmpty();
    }

    /** An object that stops matching is deleted as far as this watch can see, and one that begins to is added. */
    private void send(Change change) {
        boolean before = change.previous() != null && selection.matches(change.previous());
        boolean now = change.type() != Change.Type.DELETED && selection.matches(change.object());
        if (now) {
            sink.send(representation.event(before ? Change.Type.MODIFIED : Change.Type.ADDED, change.object()));
        } else if (before) {
            sink.send(representation.event(Change.Type.DELETED, change.object()));
        }
    }

    private void expire() {
        String message = "too old resource version: %d (%d)".formatted(seen, store.version());
        ObjectNode status = new ApiStatus(410, "Expired", message, null).toJson();
        sink.send(Representation.writeEvent("ERROR", status));
        over = true;
        sink.end();
    }

    private ObjectNode bookmarkObject(boolean endOfInitial) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", selection.kind().kindName())
                .put("apiVersion", selection.kind().apiVersion());
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(seen));
        metadata.putNull("creationTimestamp");
        if (endOfInitial) {
            metadata.putObject("annotations").put(INITIAL_EVENTS_END, "true");
        }
        return object;
    }
}
