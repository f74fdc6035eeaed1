package io.everynode.page;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Pages over a {@link FixtureBoard}. */
public class FixtureProfile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FixtureBoard.class, FixtureClusters.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "everynode.login", "none",
                "everynode.live.max-streams", "3",
                "everynode.live.beat", "1s",
                "quarkus.http.test-port", "0");
    }
}
