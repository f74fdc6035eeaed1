package io.everynode.login;

import io.everynode.login.Entrance.Open;
import io.everynode.login.Entrance.Place;
import io.everynode.login.Entrance.Refused;
import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Decides once, before the first request, how callers get in; until then nobody does. */
@ApplicationScoped
public class Gate {
    private final LoginConfig config;
    private final Keys keys;
    private final String host;
    private volatile @Nullable LoginMode mode;

    @Inject
    Gate(LoginConfig config, Keys keys, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config;
        this.keys = keys;
        this.host = host;
    }

    /**
     * Called before anything is connected and before the port is opened.
     *
     * @param real how many clusters are reached through this process that are not simulated
     * @throws ConfigurationException where it would not be safe to open; its message says what to set
     */
    public void decide(int real) {
        Place place = new Place(host, loopback(), real, config.token().shared());
        mode = switch (Entrance.of(config.login(), place)) {
            case Open open -> open.mode();
            case Refused refused -> throw new ConfigurationException(refused.why());
        };
        if (mode != LoginMode.NONE && !keys.lasting()) {
            Log.info("everynode.session.key-file is not set: sessions end with this process");
        }
    }

    public Optional<LoginMode> mode() {
        return Optional.ofNullable(mode);
    }

    /** Whether only this machine reaches this process; a name that cannot be resolved counts as a network. */
    public boolean loopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
