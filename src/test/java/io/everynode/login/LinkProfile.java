package io.everynode.login;

import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Login by the link that is printed at start. */
public class LinkProfile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FixtureBoard.class, Gatehouse.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("everynode.login", "link", "quarkus.http.test-port", "0");
    }
}
