package io.everynode.action;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** An API server with one DaemonSet, which answers writes as a test says: with a status, or not at all. */
final class ScriptedApiServer implements AutoCloseable {
    static final DaemonSetRef REF = new DaemonSetRef(new ClusterName("prod"), "logging", "fluent-bit");
    static final Instant AT = Instant.parse("2026-11-24T07:13:05Z");

    /** A write ends in a status and its message, or in a connection that breaks. */
    record Ending(int status, String message) {
        static final Ending BROKEN = new Ending(0, "");
    }

    private final HttpServer http;
    private final KubernetesClient client;
    private volatile Function<ScriptedApiServer, Ending> onWrite = s -> Ending.BROKEN;
    private volatile int readStatus = 200;
    volatile String uid = "uid-1";
    volatile long generation = 7;
    volatile long resourceVersion = 100;
    volatile String restartedAt = "";
    volatile int writes;

    ScriptedApiServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + http.getAddress().getPort())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    ScriptedApiServer onWrite(Function<ScriptedApiServer, Ending> then) {
        onWrite = then;
        return this;
    }

    ScriptedApiServer readsAnswer(int status) {
        readStatus = status;
        return this;
    }

    /** As a write that is taken moves the object on. */
    ScriptedApiServer moved(int generations) {
        generation += generations;
        resourceVersion += Math.max(1, generations);
        return this;
    }

    ScriptedApiServer restarted() {
        restartedAt = AT.toString();
        return moved(1);
    }

    Outcome perform(Action action) {
        var order = new Order(new Uid("uid-1"), null, null, false, null);
        return new Attempt(
                        new ApiServer(client, object -> {}),
                        action,
                        order,
                        new NoPlans(),
                        new ReadBack(d -> {}),
                        (a, r, o, n) -> new Outcome.Rejected("not here"))
                .perform();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")) {
            respond(exchange, readStatus, readStatus == 200 ? daemonSet() : status(readStatus, "User cannot get it"));
            return;
        }
        writes = writes + 1;
        Ending ending = onWrite.apply(this);
        if (ending.status() == 0) {
            exchange.close();
        } else {
            respond(
                    exchange,
                    ending.status(),
                    ending.status() < 300 ? daemonSet() : status(ending.status(), ending.message()));
        }
    }

    private String daemonSet() {
        return """
                {"metadata":{"name":"fluent-bit","namespace":"logging","uid":"%s","generation":%d,
                 "resourceVersion":"%d","creationTimestamp":"2026-11-01T00:00:00Z"},
                 "spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"%s"}},
                 "spec":{"containers":[{"name":"agent","image":"agent:1"}]}}}}
                """.formatted(uid, generation, resourceVersion, restartedAt);
    }

    private static String status(int code, String message) {
        return "{\"kind\":\"Status\",\"code\":" + code + ",\"message\":\"" + message + "\"}";
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void stop() {
        http.stop(0);
    }

    @Override
    public void close() {
        stop();
        client.close();
    }

    private static final class NoPlans implements Attempt.Planner {
        @Override
        public Preflight plan(Action action, Effect effect, Current before, Current after) {
            return new Preflight(0, 0, null, List.of(), "");
        }

        @Override
        public String changes(long seen, Current now) {
            return "";
        }
    }
}
