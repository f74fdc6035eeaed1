package io.everynode.simulation.api;

import static io.everynode.simulation.registry.ManifestFixtures.named;
import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;

import io.everynode.simulation.registry.ManifestFixtures;
import io.everynode.simulation.registry.Registry;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A server over a small cluster in which nothing moves by itself. */
abstract class ServerFixture {
    static final String DAEMON_SETS = "/apis/apps/v1/namespaces/prod/daemonsets";
    static final String PODS = "/api/v1/namespaces/prod/pods";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
    final InstantSource clock = now::get;
    final Store store = new Store(50);
    final Registry registry = new Registry(store, clock, new Random(1));
    final Access access = Access.standard();
    final ApiServer server = ApiServer.start(registry, clock, access, 0);
    final Client admin = new Client(server.url(), "admin-token");
    final Client editor = new Client(server.url(), "editor-token");
    final Client viewer = new Client(server.url(), "viewer-token");

    ServerFixture() {
        registry.create(Kind.NAMESPACE, "", named("prod"), INTERNAL);
        registry.create(Kind.NODE, "", named("node-1"), INTERNAL);
        registry.create(Kind.DAEMON_SET, "prod", ManifestFixtures.daemonSet(), INTERNAL);
    }

    @AfterEach
    void close() {
        server.close();
    }

    void createPods(int count) {
        for (int i = 0; i < count; i++) {
            registry.create(Kind.POD, "prod", pod("pod-" + i, "node-1"), INTERNAL);
        }
    }
}
