package io.everynode.login;

import io.everynode.cluster.Clusters;
import io.everynode.model.Caller;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Knows who sends a request, by the login mode. */
@ApplicationScoped
public class Doorman implements HttpAuthenticationMechanism {
    private final Gate gate;
    private final Clusters clusters;

    @Inject
    Doorman(Gate gate, Clusters clusters) {
        this.gate = gate;
        this.clusters = clusters;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        Optional<Caller> caller = gate.mode().flatMap(mode -> switch (mode) {
            case NONE -> Optional.of(anyone());
            case LINK, TOKEN -> Optional.empty();
        });
        return Uni.createFrom().optional(caller.map(Doorman::identity));
    }

    private Caller anyone() {
        return new Caller("anyone", Set.of(), Set.copyOf(clusters.names()), new Caller.Credential.Own());
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller::name)
                .addAttribute(Who.CALLER, caller)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401));
    }
}
