package io.everynode.login;

import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Login by a token that the {@link Gatehouse} knows. */
public class TokenProfile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FixtureBoard.class, Gatehouse.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("everynode.login", "token", "quarkus.http.test-port", "0");
    }
}
