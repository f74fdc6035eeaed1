package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Over HTTP, with the credential of the client and its connections, and none of its retries. */
final class HttpWire implements Wire {
    private static final int TIMEOUT_SECONDS = 10;

    private final KubernetesClient client;
    private final String root;

    HttpWire(KubernetesClient client) {
        this.client = client;
        String master = client.getConfiguration().getMasterUrl();
        this.root = master.endsWith("/") ? master : master + "/";
    }

    @Override
    public Reply send(String method, String path, String contentType, @Nullable JsonNode body) {
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(root + path)
                .header("Accept", "application/json")
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (body != null) {
            request.method(method, contentType, body.toString());
        }
        var sent = http.sendAsync(request.build(), String.class);
        try {
            return answered(sent.get(TIMEOUT_SECONDS + 1, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Reply.Lost("no answer within " + TIMEOUT_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sent.cancel(true);
            return new Reply.Lost("Everynode was stopped while it waited for the answer");
        }
    }

    private static Reply answered(HttpResponse<String> response) {
        return new Reply.Answered(response.code(), Json.parsed(response.body()));
    }

    private static Reply failed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLHandshakeException) {
                return new Reply.NotSent(words(cause));
            }
        }
        return new Reply.Lost(words(failure));
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
