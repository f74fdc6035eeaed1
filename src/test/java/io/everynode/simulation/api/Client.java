package io.everynode.simulation.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that knows nothing of Kubernetes, so that a test sees what really goes over the wire. */
final class Client {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String token;

    record Reply(int code, JsonNode json, HttpResponse<String> response) {
        String message() {
            return json.path("message").asText();
        }
    }

    Client(String url, String token) {
        this.url = url;
        this.token = token;
    }

    Reply get(String path) {
        return send("GET", path, "", "Accept", "application/json");
    }

    Reply table(String path) {
        return send("GET", path, "", "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");
    }

    /** @param headers names and values in turn */
    Reply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), json(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The events of a watch over chunked HTTP, as they come; the future ends with the watch. */
    CompletableFuture<?> watch(String path, List<JsonNode> events) {
        return http.sendAsync(request(path).build(), BodyHandlers.ofLines())
                // Never on the thread that asks, which it is if the answer is there already: the lines have no end.
                .thenAcceptAsync(
                        response -> response.body().forEach(line -> events.add(json(line))),
                        line -> Thread.ofVirtual().start(line));
    }

    /** The events of a watch over a WebSocket, as they come; the future ends with the watch. */
    CompletableFuture<?> webSocket(String path, List<JsonNode> events) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(url.replace("http", "ws") + path), new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            events.add(json(text.toString()));
                            text.setLength(0);
                        }
                        socket.request(1);
                        return CompletableFuture.completedFuture(data);
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(null);
                        return CompletableFuture.completedFuture(reason);
                    }

                    @Override
                    public void onError(WebSocket socket, Throwable error) {
                        closed.completeExceptionally(error);
                    }
                })
                .join();
        return closed;
    }

    static List<JsonNode> events() {
        return new CopyOnWriteArrayList<>();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MAPPER.getNodeFactory().textNode(text);
        }
    }
}
