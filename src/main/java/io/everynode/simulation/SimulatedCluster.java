package io.everynode.simulation;

import io.everynode.simulation.api.Access;
import io.everynode.simulation.api.ApiServer;
import io.everynode.simulation.registry.Registry;
import io.everynode.simulation.world.World;
import io.everynode.simulation.world.WorldFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulated cluster that is served on loopback: whoever has its kubeconfig takes it for a real one. */
public final class SimulatedCluster implements AutoCloseable {
    private final Simulation simulation;
    private final ApiServer server;
    private final Access access;
    private final Map<String, String> tokens;
    private final Controls controls;

    /**
     * How to start one.
     *
     * @param seed the same seed gives the same history
     * @param port of the API server; 0 for any free one
     * @param clock what the present is, and what time goes along with
     * @param moving whether time goes along with the clock; otherwise it stands still until {@link #advance}
     */
    public record Options(long seed, int port, InstantSource clock, boolean moving) {
        /** As in the product: time moves as it does outside. */
        public static Options live(long seed, int port) {
            return new Options(seed, port, InstantSource.system(), true);
        }

        /** As in tests: time stands still at this present, any free port. */
        public static Options standing(long seed, Instant present) {
            return new Options(seed, 0, InstantSource.fixed(present), false);
        }
    }

    private SimulatedCluster(Simulation simulation, Access access, Map<String, String> tokens, Options options) {
        this.simulation = simulation;
        this.access = access;
        this.tokens = tokens;
        this.server = ApiServer.startSecure(simulation.registry(), simulation.timeline(), access, options.port());
        this.controls = new Controls(simulation);
        if (options.moving()) {
            simulation.timeline().pump(options.clock());
        }
    }

    /**
     * Plays the world's past, then serves its present.
     *
     * @throws WorldFileException when the world has something that the API server refuses
     */
    public static SimulatedCluster start(World world, Options options) {
        Instant present = options.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Simulation simulation = new Simulation(world, options.seed(), present);
        simulation.begin();
        Access access = Access.standard();
        Map<String, String> tokens = new HashMap<>();
        for (String user : Access.USERS) {
            tokens.put(user, Tokens.random());
            access.revoke(user + "-token");
            access.token(tokens.getOrDefault(user, ""), user);
        }
        return new SimulatedCluster(simulation, access, tokens, options);
    }

    /** The world's name. */
    public String name() {
        return simulation.world().name();
    }

    /** {@code https://127.0.0.1:port}. */
    public String url() {
        return server.url();
    }

    /**
     * The bearer token of {@code admin}, {@code editor} or {@code viewer}, another one in each process.
     *
     * @throws IllegalArgumentException for anybody else
     */
    public String token(String user) {
        String token = tokens.get(user);
        if (token == null) {
            throw new IllegalArgumentException("expected one of " + Access.USERS + ", found '" + user + "'");
        }
        return token;
    }

    /** A kubeconfig with the contexts NAME (admin), NAME-editor and NAME-viewer. */
    public String kubeconfig() {
        return Kubeconfig.of(List.of(this));
    }

    /** The certificate, as PEM, by which clients know the server. */
    public String authority() {
        return server.authority();
    }

    /** The cluster's own time. */
    public InstantSource clock() {
        return simulation.timeline();
    }

    /** The knobs that break and mend things. */
    public Panel panel() {
        return controls;
    }

    /** What may be read and written directly, as the controllers do. */
    public Registry registry() {
        return simulation.registry();
    }

    /** Who may do what, to be changed by tests. */
    public Access access() {
        return access;
    }

    /** The server, for its log of requests and for faults. */
    public ApiServer server() {
        return server;
    }

    /** Lets time pass at once; only in a cluster whose time does not move by itself. */
    public void advance(Duration span) {
        simulation.timeline().advance(span);
    }

    @Override
    public void close() {
        simulation.timeline().close();
        server.close();
    }
}
