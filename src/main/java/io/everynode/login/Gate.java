package io.everynode.login;

import io.everynode.cluster.Clusters;
import io.everynode.login.Entrance.Open;
import io.everynode.login.Entrance.Place;
import io.everynode.login.Entrance.Refused;
import io.everynode.model.ClusterSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Decides once, before the first request, how callers get in; until then nobody does. */
@ApplicationScoped
public class Gate {
    private final LoginConfig config;
    private final Clusters clusters;
    private final String host;
    private volatile @Nullable LoginMode mode;

    @Inject
    Gate(LoginConfig config, Clusters clusters, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config;
        this.clusters = clusters;
        this.host = host;
    }

    /** After the clusters were named (at the usual priority) and before the port is opened (after all of these). */
    void decide(@Observes @Priority(Interceptor.Priority.APPLICATION + 900) StartupEvent start) {
        mode = switch (Entrance.of(config.login(), new Place(host, loopback(), simulatedOnly()))) {
            case Open open -> open.mode();
            case Refused refused -> throw new ConfigurationException(refused.why());
        };
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

    private boolean simulatedOnly() {
        return clusters.names().stream()
                .allMatch(c -> clusters.source(c)
                        .map(ClusterSource::kind)
                        .filter("simulated"::equals)
                        .isPresent());
    }
}
