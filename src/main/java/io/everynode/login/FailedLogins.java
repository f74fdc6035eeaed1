package io.everynode.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.InstantSource;

/** Tells of each login that failed; of one address, and of all, no more within a minute than may try. */
@ApplicationScoped
class FailedLogins {
    private final Event<FailedLogin> told;
    private final Attempts room = new Attempts(InstantSource.system());

    FailedLogins(Event<FailedLogin> told) {
        this.told = told;
    }

    void tell(LoginMode mode, String address, Visit why) {
        tell(FailedLogin.of(mode, address, why));
    }

    void tellOfUsedLink(LoginMode mode, String address) {
        tell(new FailedLogin(Instant.now(), mode, address, "UsedLink", ""));
    }

    private void tell(FailedLogin failed) {
        if (room.allow(failed.address())) {
            told.fire(failed);
        }
    }
}
