package io.everynode.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads an event stream as a browser does. */
public final class SseReader implements AutoCloseable {
    /** One event; {@code data} with its lines joined. */
    public record Event(String name, String id, String data) {}

    private static final Event END = new Event("end", "", "");

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    public SseReader(String address) {
        this(address, Map.of());
    }

    public SseReader(String address, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        var fields = new HashMap<String, String>();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!fields.isEmpty()) {
                        events.add(event(fields));
                        fields.clear();
                    }
                } else {
                    int colon = line.indexOf(':');
                    fields.merge(line.substring(0, colon), line.substring(colon + 1), (a, b) -> a + "\n" + b);
                }
            }
        } catch (IOException e) {
            // The stream was closed, by one side or the other.
        }
        events.add(END);
    }

    private static Event event(Map<String, String> fields) {
        return new Event(
                fields.getOrDefault("event", "message"),
                fields.getOrDefault("id", ""),
                fields.getOrDefault("data", ""));
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next event of that name; others are passed over. */
    public Event next(String name) {
        try {
            for (Event event = events.poll(10, TimeUnit.SECONDS); ; event = events.poll(10, TimeUnit.SECONDS)) {
                if (event == null || event == END) {
                    throw new AssertionError("no event " + name + " came");
                }
                if (event.name().equals(name)) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it comes to its end within a while, whatever is sent before. */
    public boolean ends() {
        try {
            Event event = events.poll(10, TimeUnit.SECONDS);
            while (event != null && event != END) {
                event = events.poll(10, TimeUnit.SECONDS);
            }
            return event == END;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
