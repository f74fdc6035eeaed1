package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.daemonSet;
import static io.everynode.simulation.registry.ManifestFixtures.named;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

/** A registry with the namespace {@code prod}, and nothing that moves. */
abstract class RegistryFixture {
    static final ObjectKey AGENT = new ObjectKey(Kind.DAEMON_SET, "prod", "agent");
    static final ObjectKey POD = new ObjectKey(Kind.POD, "prod", "p");

    final Store store = new Store();
    final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678Z"));
    final Registry registry = new Registry(store, clock, new Random(1));

    @BeforeEach
    void namespace() {
        registry.create(Kind.NAMESPACE, "", named("prod"), INTERNAL);
    }

    ObjectNode create(ObjectNode daemonSet) {
        return registry.create(Kind.DAEMON_SET, "prod", daemonSet, INTERNAL);
    }

    ObjectNode change(UnaryOperator<ObjectNode> change) {
        return registry.update(AGENT, Part.MAIN, change, INTERNAL);
    }

    static String text(ObjectNode object, String... path) {
        return Trees.text(object, path);
    }

    static void assertRefused(int code, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status().code()).isEqualTo(code));
    }
}
