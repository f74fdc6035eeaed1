package io.everynode.simulation.api;

import io.vertx.core.buffer.Buffer;

/** Where the events of a watch go: a WebSocket or a chunked answer. Used on the connection's own event loop only. */
interface WatchSink {
    /** Whether the client is behind, so that more should wait. */
    boolean full();

    void send(Buffer event);

    void end();

    /** Calls when there is room again. */
    void onRoom(Runnable action);

    /** Calls when the client is gone, or the sink was ended. */
    void onClose(Runnable action);
}
