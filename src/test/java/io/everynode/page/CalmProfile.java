package io.everynode.page;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The product over the simulated cluster {@code calm}, in which nothing happens unless a test makes it happen. */
public final class CalmProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("everynode.login", "none", "everynode.simulation.world", "calm", "quarkus.http.test-port", "0");
    }
}
