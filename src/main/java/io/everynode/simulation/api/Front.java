package io.everynode.simulation.api;

import io.everynode.simulation.api.Faults.Fault;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.registry.StatusException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where requests come in: who asks, what goes wrong on purpose, and whether it is a watch or has one answer. */
final class Front {
    private static final int HASH_BYTES = 6;
    private static final String BEARER = "Bearer ";

    private final Vertx vertx;
    private final Handling handling;
    private final Access access;
    private final Watches watches;
    private final Faults faults;
    private final RequestLog log;
    private final InstantSource clock;

    Front(
            Vertx vertx,
            Handling handling,
            Access access,
            Watches watches,
            Faults faults,
            RequestLog log,
            InstantSource clock) {
        this.vertx = vertx;
        this.handling = handling;
        this.access = access;
        this.watches = watches;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    void handle(HttpServerRequest request) {
        Optional<Fault> fault = faults.next(request.uri());
        if (fault.isEmpty()) {
            identify(request, false);
            return;
        }
        switch (fault.get()) {
            case Fault.Silence() -> request.resume();
            case Fault.Code(int code) -> answer(request, "", "", refusal(code));
            case Fault.DropBefore() -> request.connection().close();
            case Fault.DropAfter() -> identify(request, true);
        }
    }

    private void identify(HttpServerRequest request, boolean loseAnswer) {
        String token = token(request);
        Optional<String> user = access.user(token);
        if (user.isEmpty()) {
            answer(request, "", "", Answer.of(ApiStatus.unauthorized().status()));
            return;
        }
        try {
            dispatch(request, user.get(), loseAnswer);
        } catch (StatusException e) {
            answer(request, user.get(), "", Answer.of(e.status()));
        } catch (IllegalArgumentException e) {
            answer(
                    request,
                    user.get(),
                    "",
                    Answer.of(
                            ApiStatus.badRequest(String.valueOf(e.getMessage())).status()));
        }
    }

    private void dispatch(HttpServerRequest request, String user, boolean loseAnswer) {
        Target target = Target.of(request.path());
        Query query = new Query(request.params());
        if (target instanceof Target.Objects objects
                && Verb.of(request.method().name(), objects, query) == Verb.WATCH) {
            watch(request, user, objects, query);
            return;
        }
        request.body().onSuccess(body -> {
            Call call = call(request, target, query, user, body);
            vertx.executeBlocking(() -> handling.answer(call), false)
                    .onSuccess(answer -> {
                        if (loseAnswer) {
                            log(request, user, body.toString(), answer.code());
                            request.connection().close();
                        } else {
                            answer(request, user, body.toString(), answer);
                        }
                    })
                    .onFailure(e -> answer(request, user, body.toString(), refusal(500)));
        });
    }

    private void watch(HttpServerRequest request, String user, Target.Objects target, Query query) {
        handling.authorize(user, Verb.WATCH, target);
        ListOptions.validateWatch(query);
        var unused = List.of(query.version(), query.number("timeoutSeconds"));
        Selection selection = Selection.of(target, query);
        Representation representation = representation(request, query);
        log(request, user, "", 200);
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            request.toWebSocket()
                    .onSuccess(socket -> watches.open(selection, query, representation, Sinks.webSocket(socket)));
        } else {
            HttpServerResponse response = prepared(request).setChunked(true);
            response.putHeader("Content-Type", "application/json");
            response.writeHead();
            watches.open(selection, query, representation, Sinks.chunked(response));
        }
    }

    private Call call(HttpServerRequest request, Target target, Query query, String user, Buffer body) {
        return new Call(
                request.method().name(),
                target,
                query,
                user,
                header(request, "Content-Type"),
                header(request, "User-Agent"),
                representation(request, query),
                body);
    }

    private Representation representation(HttpServerRequest request, Query query) {
        String accept = header(request, "Accept");
        if (accept.contains("as=Table")) {
            return new Table(clock, Table.Include.of(query.text("includeObject")));
        }
        return accept.contains("as=PartialObjectMetadata")
                ? new Representation.MetadataOnly()
                : new Representation.Whole();
    }

    private void answer(HttpServerRequest request, String user, String body, Answer answer) {
        log(request, user, body, answer.code());
        HttpServerResponse response = prepared(request).setStatusCode(answer.code());
        response.putHeader("Content-Type", answer.contentType());
        for (String warning : answer.warnings()) {
            response.headers()
                    .add("Warning", "299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        response.end(answer.body());
    }

    private HttpServerResponse prepared(HttpServerRequest request) {
        return request.response()
                .putHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .putHeader("Cache-Control", "no-cache, private");
    }

    private void log(HttpServerRequest request, String user, String body, int code) {
        String token = token(request);
        log.add(new RequestLog.Entry(verb(request), request.uri(), user, hash(token), body, code));
    }

    private static String verb(HttpServerRequest request) {
        String method = request.method().name();
        try {
            if (Target.of(request.path()) instanceof Target.Objects target) {
                return Verb.of(method, target, new Query(request.params())).word();
            }
        } catch (StatusException | IllegalArgumentException e) {
            return method.toLowerCase(Locale.ROOT);
        }
        return method.toLowerCase(Locale.ROOT);
    }

    private static Answer refusal(int code) {
        String message = "an error on the server (\"%d\") has prevented the request from succeeding".formatted(code);
        return Answer.of(new ApiStatus(code, "InternalError", message, null));
    }

    private static String token(HttpServerRequest request) {
        String header = header(request, "Authorization");
        return header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
    }

    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }

    private static String hash(String token) {
        if (token.isEmpty()) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
