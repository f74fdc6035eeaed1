package io.everynode.login;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who is logged in, for the frame of each page, as {@code inject:session}. */
@Named("session")
@RequestScoped
public class Greeting {
    private final SecurityIdentity identity;

    Greeting(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the pages are there for whoever asks: without a name the bar leads nowhere. */
    public boolean isKnown() {
        return !identity.isAnonymous();
    }

    /** Whether there is a session to log out of: without a login there is none. */
    public boolean isOpen() {
        return identity.getAttribute(Who.SESSION) != null;
    }

    public String getName() {
        return identity.getPrincipal().getName();
    }
}
