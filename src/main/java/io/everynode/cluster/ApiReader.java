package io.everynode.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The observer of one cluster: reads its API and can do nothing else. It decodes nothing on the HTTP client's threads, so
 * a large cluster holds up neither pages nor other clusters; whoever asks waits for the answer.
 */
final class ApiReader implements AutoCloseable {
    private static final int CONNECT_MILLIS = 10_000;
    private static final long ANSWER_SECONDS = 10;

    /** A page of large objects from a busy API server. */
    private static final long PAGE_SECONDS = 30;

    private static final int WATCH_SECONDS = 590;

    private final String url;
    private final HttpClient http;

    ApiReader(Config own, ServerClock clock) {
        // Whoever asks tries again by himself; attempts below that would only hide how things are.
        Config config = Configs.changed(
                own, c -> c.withConnectionTimeout(CONNECT_MILLIS).withRequestRetryBackoffLimit(0));
        String master = config.getMasterUrl();
        url = master.endsWith("/") ? master.substring(0, master.length() - 1) : master;
        HttpClient.Builder builder = HttpClientUtils.getHttpClientFactory().newBuilder(config);
        builder.addOrReplaceInterceptor("read-only", new ReadOnly());
        builder.addOrReplaceInterceptor("clock", clock);
        http = builder.build();
    }

    /** @param from the token of the page before, empty for the first */
    ListPage list(Watched kind, int limit, String from) throws ApiException, InterruptedException {
        String next = from.isEmpty() ? "" : "&continue=" + encode(from);
        return page(kind, "?limit=" + limit + selector(kind) + next, PAGE_SECONDS);
    }

    /** The resource version at which a watch would begin now. */
    String position(Watched kind, Duration patience) throws ApiException, InterruptedException {
        return page(kind, "?limit=1" + selector(kind), patience.toSeconds()).resourceVersion();
    }

    private ListPage page(Watched kind, String query, long seconds) throws ApiException, InterruptedException {
        byte[] body = get(kind.path() + query, seconds);
        try {
            return ListPage.read(body);
        } catch (IOException e) {
            throw new ApiException(
                    HttpURLConnection.HTTP_OK,
                    "What came as the list of " + kind.plural() + " is none. Is it the API server that answers?");
        }
    }

    /** Opens a WATCH by WebSocket: a chunked one breaks characters on chunk borders. */
    WatchStream watch(Watched kind, String resourceVersion) throws ApiException, InterruptedException {
        var stream = new WatchStream();
        String query = "?watch=true&allowWatchBookmarks=true&timeoutSeconds=" + WATCH_SECONDS + "&resourceVersion="
                + encode(resourceVersion) + selector(kind);
        stream.opened(answer(
                http.newWebSocketBuilder()
                        .uri(URI.create(url + kind.path() + query))
                        .setHeader("Origin", url)
                        .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                        .buildAsync(stream),
                ANSWER_SECONDS));
        return stream;
    }

    /** {@code gitVersion} of the API server. */
    String version() throws ApiException, InterruptedException {
        return tree(get("/version", ANSWER_SECONDS)).path("gitVersion").asText("");
    }

    /** What tells this cluster from another at the same address; empty where it may not be read. */
    String identity() throws ApiException, InterruptedException {
        try {
            return tree(get("/api/v1/namespaces/kube-system", ANSWER_SECONDS))
                    .at("/metadata/uid")
                    .asText("");
        } catch (ApiException e) {
            if (e.denied() || e.code() == HttpURLConnection.HTTP_NOT_FOUND) {
                return "";
            }
            throw e;
        }
    }

    private byte[] get(String path, long seconds) throws ApiException, InterruptedException {
        HttpResponse<byte[]> response = answer(
                http.sendAsync(
                        http.newHttpRequestBuilder()
                                .uri(URI.create(url + path))
                                .setHeader("Accept", "application/json")
                                .timeout(seconds, TimeUnit.SECONDS)
                                .build(),
                        byte[].class),
                seconds);
        if (response.code() != HttpURLConnection.HTTP_OK) {
            throw new ApiException(response.code(), refusal(response));
        }
        return response.body();
    }

    private static <T> T answer(CompletableFuture<T> asked, long seconds) throws ApiException, InterruptedException {
        try {
            return asked.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof WebSocketHandshakeException refused) {
                int code = refused.getResponse().code();
                throw new ApiException(code, "The API server answered " + code + ".");
            }
            throw new ApiException(cause);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new ApiException(e);
        }
    }

    private static String refusal(HttpResponse<byte[]> response) {
        String said = "";
        try {
            said = Decoder.JSON.readTree(response.body()).path("message").asText("");
        } catch (IOException e) {
            // Something between here and the API server answered; its code says enough.
        }
        return "The API server answered " + response.code() + (said.isEmpty() ? "." : ": " + said + ".");
    }

    private static JsonNode tree(byte[] json) throws ApiException {
        try {
            return Decoder.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ApiException(e);
        } catch (IOException e) {
            throw new ApiException(e);
        }
    }

    private static String selector(Watched kind) {
        return kind.fieldSelector().isEmpty() ? "" : "&fieldSelector=" + encode(kind.fieldSelector());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
