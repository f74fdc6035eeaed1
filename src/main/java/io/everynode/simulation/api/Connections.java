package io.everynode.simulation.api;

import io.vertx.core.http.HttpConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections that clients hold open. */
final class Connections {
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();

    void opened(HttpConnection connection) {
        open.add(connection);
        connection.closeHandler(closed -> open.remove(connection));
    }

    void closeAll() {
        open.forEach(HttpConnection::close);
    }
}
