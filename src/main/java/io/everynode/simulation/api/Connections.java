package io.everynode.simulation.api;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The connections that clients hold open. */
final class Connections {
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Channel acceptor;

    void opened(HttpConnection connection) {
        if (acceptor == null && connection instanceof ConnectionBase base) {
            acceptor = base.channel().parent();
        }
        open.add(connection);
        connection.closeHandler(closed -> open.remove(connection));
    }

    /**
     * Takes no new connections any more; those that are open stay. Vert.x itself goes on accepting for a moment after it has let its
     * handlers go, and complains of each client that comes back in that moment.
     */
    void stopAccepting() {
        Channel listening = acceptor;
        if (listening != null) {
            listening.close().awaitUninterruptibly();
        }
    }

    void closeAll() {
        open.forEach(HttpConnection::close);
    }
}
