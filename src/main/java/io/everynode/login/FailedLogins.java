package io.everynode.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells of each login that failed; of one address, and of all, no more within a minute than may try. The last of them
 * says so, and the next one of all how many were left out.
 */
@ApplicationScoped
class FailedLogins {
    private final Event<FailedLogin> told;
    private final Attempts room = new Attempts(InstantSource.system());
    private final AtomicInteger leftOut = new AtomicInteger();

    FailedLogins(Event<FailedLogin> told) {
        this.told = told;
    }

    void tell(LoginMode mode, String address, Visit why) {
        tell(FailedLogin.of(mode, address, why));
    }

    void tellOfUsedLink(LoginMode mode, String address) {
        tell(new FailedLogin(Instant.now(), mode, address, "UsedLink", "", 0, false));
    }

    private void tell(FailedLogin failed) {
        if (!room.allow(failed.address())) {
            leftOut.incrementAndGet();
            return;
        }
        told.fire(failed.beside(leftOut.getAndSet(0), room.spent(failed.address())));
    }
}
