package io.everynode.simulation.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;

/** The two ways in which Kubernetes streams a watch. */
final class Sinks {
    private Sinks() {}

    static WatchSink webSocket(ServerWebSocket socket) {
        return new WatchSink() {
            @Override
            public boolean full() {
                return socket.writeQueueFull();
            }

            @Override
            public void send(Buffer event) {
                socket.writeTextMessage(event.toString());
            }

            @Override
            public void end() {
                socket.close();
            }

            @Override
            public void onRoom(Runnable action) {
                socket.drainHandler(room -> action.run());
            }

            @Override
            public void onClose(Runnable action) {
                socket.closeHandler(closed -> action.run());
            }
        };
    }

    static WatchSink chunked(HttpServerResponse response) {
        return new WatchSink() {
            @Override
            public boolean full() {
                return response.writeQueueFull();
            }

            @Override
            public void send(Buffer event) {
                response.write(
                        Buffer.buffer(event.length() + 1).appendBuffer(event).appendByte((byte) '\n'));
            }

            @Override
            public void end() {
                response.end();
            }

            @Override
            public void onRoom(Runnable action) {
                response.drainHandler(room -> action.run());
            }

            @Override
            public void onClose(Runnable action) {
                // Of a connection that is kept alive only the answer ends.
                response.endHandler(ended -> action.run());
                response.closeHandler(closed -> action.run());
            }
        };
    }
}
