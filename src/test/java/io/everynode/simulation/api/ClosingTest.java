package io.everynode.simulation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.RepeatedTest;

class ClosingTest extends ServerFixture {
    private static final Logger NETTY = Logger.getLogger("io.netty");

    @RepeatedTest(3)
    void nothingIsSaidOfClientsThatComeBackWhileTheServerCloses() {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(entry.getLevel() + " " + entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        NETTY.addHandler(listener);
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> clients = List.of(
                CompletableFuture.runAsync(() -> connect(over)), CompletableFuture.runAsync(() -> connect(over)));
        try {
            var unused = admin.watch(PODS + "?watch=true", Client.events());
            await().until(() -> server.watches() == 1);
            server.close();
        } finally {
            over.set(true);
            clients.forEach(CompletableFuture::join);
            NETTY.removeHandler(listener);
        }

        assertThat(said).isEmpty();
    }

    private void connect(AtomicBoolean over) {
        int port = server.port();
        while (!over.get()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                assertThat(socket.isConnected()).isTrue();
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    void close() {}
}
