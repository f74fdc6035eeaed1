package io.everynode.login;

import io.everynode.model.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who sent this request. */
@RequestScoped
public class Who {
    static final String CALLER = "everynode.caller";

    static final String SESSION = "everynode.session";

    private final SecurityIdentity identity;
    private final Stays stays;

    @Inject
    Who(SecurityIdentity identity, Stays stays) {
        this.identity = identity;
        this.stays = stays;
    }

    /** Empty where nobody logged in. */
    public Optional<Caller> known() {
        return Optional.ofNullable(identity.<Caller>getAttribute(CALLER));
    }

    /** @throws UnauthorizedException where nobody logged in, which a route that is annotated never meets */
    public Caller caller() {
        return known().orElseThrow(UnauthorizedException::new);
    }

    /**
     * For streams, which outlive the question: runs {@code dismissed} once when the caller logs out, his session is
     * over, or what he may see has changed: at once for a logout, else within a minute. Until the answer is closed, he
     * counts as using his session.
     */
    public AutoCloseable stay(Runnable dismissed) {
        return stays.stay(caller(), identity.getAttribute(SESSION), dismissed);
    }
}
