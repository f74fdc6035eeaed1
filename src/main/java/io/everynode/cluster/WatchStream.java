package io.everynode.cluster;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The messages of one WATCH, one after the other; the next is asked for once the last was taken. */
final class WatchStream implements WebSocket.Listener, AutoCloseable {
    private static final int NORMAL = 1000;

    private final BlockingQueue<Next> arrived = new LinkedBlockingQueue<>();
    private @Nullable WebSocket socket;
    private boolean first = true;

    /** What came next out of a stream. */
    sealed interface Next {
        record Message(String json) implements Next {}

        /** The server ended it, as it does every few minutes. */
        record Ended() implements Next {}

        record Broken(Throwable cause) implements Next {}
    }

    void opened(WebSocket opened) {
        socket = opened;
    }

    /** Empty if nothing came for so long. */
    Optional<Next> next(Duration patience) throws InterruptedException {
        if (!first && socket != null) {
            socket.request();
        }
        Next next = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        // One message is asked for by opening; while one is outstanding no other is.
        first = next == null;
        return Optional.ofNullable(next);
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        arrived.add(new Next.Message(text));
    }

    @Override
    public void onClose(WebSocket webSocket, int code, String reason) {
        arrived.add(code == NORMAL ? new Next.Ended() : new Next.Broken(new IOException("the watch was cut off")));
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        arrived.add(new Next.Broken(error));
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.sendClose(NORMAL, "");
        }
    }
}
