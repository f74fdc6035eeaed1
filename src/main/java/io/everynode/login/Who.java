package io.everynode.login;

import io.everynode.model.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Who sent this request. */
@RequestScoped
public class Who {
    static final String CALLER = "everynode.caller";

    private final SecurityIdentity identity;

    @Inject
    Who(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws UnauthorizedException where nobody logged in, which a route that is annotated never meets */
    public Caller caller() {
        Caller caller = identity.getAttribute(CALLER);
        if (caller == null) {
            throw new UnauthorizedException();
        }
        return caller;
    }
}
