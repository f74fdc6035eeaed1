package io.everynode.simulation.api;

import io.everynode.simulation.registry.Registry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The API server of one simulated cluster, on loopback. */
public final class ApiServer implements AutoCloseable {
    /** How often a watch that wants bookmarks gets one. */
    public static final Duration BOOKMARK_EVERY = Duration.ofMinutes(1);

    private static final String HOST = "127.0.0.1";
    private static final long START_SECONDS = 20;
    private static final int WORKERS = 4;
    private static final int LONGEST_LINE = 16 * 1024;

    private final @Nullable Certificate certificate;

    private final Vertx vertx;
    private final HttpServer http;
    private final Watches watches;
    private final Connections connections = new Connections();
    private final RequestLog log = new RequestLog();
    private final Faults faults = new Faults();

    /**
     * Starts a server that speaks plain HTTP, which programs in the same process use.
     *
     * @param clock the cluster's own; the {@code Date} header follows it
     * @param port 0 for any free one
     */
    public static ApiServer start(Registry registry, InstantSource clock, Access access, int port) {
        return new ApiServer(registry, clock, access, port, null);
    }

    /** Starts a server that speaks TLS, without which kubectl sends no token; {@link #authority} vouches for it. */
    public static ApiServer startSecure(Registry registry, InstantSource clock, Access access, int port) {
        return new ApiServer(registry, clock, access, port, Certificate.create());
    }

    private ApiServer(
            Registry registry, InstantSource clock, Access access, int port, @Nullable Certificate certificate) {
        this.certificate = certificate;
        vertx = Vertx.vertx(options());
        watches = new Watches(registry.store(), vertx, faults::silent);
        faults.onChange(connections::closeAll, watches::wake);
        Handling handling = new Handling(registry, clock, access, new Pages(clock));
        Front front = new Front(vertx, handling, access, watches, faults, log, clock);
        http = vertx.createHttpServer(options(port, certificate))
                .connectionHandler(connections::opened)
                .requestHandler(front::handle);
        await(http.listen());
        vertx.setPeriodic(BOOKMARK_EVERY.toMillis(), ignored -> watches.bookmark());
    }

    public int port() {
        return http.actualPort();
    }

    public String url() {
        return (certificate == null ? "http://" : "https://") + HOST + ":" + port();
    }

    /** The certificate, as PEM, by which clients know a secure server; empty for plain HTTP. */
    public String authority() {
        return certificate == null ? "" : certificate.pem();
    }

    public RequestLog log() {
        return log;
    }

    public Faults faults() {
        return faults;
    }

    /** How many watches are open. */
    public int watches() {
        return watches.count();
    }

    /** Sends bookmarks now, instead of waiting for the minute. */
    public void bookmark() {
        watches.bookmark();
    }

    @Override
    public void close() {
        connections.stopAccepting();
        watches.close();
        await(vertx.close());
    }

    private static HttpServerOptions options(int port, @Nullable Certificate certificate) {
        HttpServerOptions options =
                new HttpServerOptions().setHost(HOST).setPort(port).setMaxInitialLineLength(LONGEST_LINE);
        if (certificate != null) {
            options.setSsl(true)
                    .setKeyCertOptions(new PfxOptions()
                            .setValue(Buffer.buffer(certificate.keyStore()))
                            .setPassword(Certificate.PASSWORD));
        }
        return options;
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(2)
                // A debugger, or a very long listing, is no reason for stack traces in the log.
                .setBlockedThreadCheckInterval(TimeUnit.HOURS.toMillis(1))
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(START_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
