package io.everynode.login;

import io.everynode.cluster.Clusters;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/** Puts the pieces of the login together. */
@ApplicationScoped
class Parts {
    /** Sessions are counted by this machine's clock; a cluster's own has no part in them. */
    private final InstantSource time = InstantSource.system();

    @Produces
    @Singleton
    Keys keys(LoginConfig config) {
        return config.session()
                .keyFile()
                .map(file -> {
                    try {
                        return Keys.read(file);
                    } catch (IllegalArgumentException e) {
                        // Without its cause, so that the message is all that is printed.
                        throw new ConfigurationException(e.getMessage());
                    }
                })
                .orElseGet(Keys::random);
    }

    @Produces
    @Singleton
    Sessions sessions(Keys keys) {
        return new Sessions(new Seal(keys), time);
    }

    @Produces
    @Singleton
    CsrfTokens csrfTokens(Keys keys) {
        return new CsrfTokens(keys);
    }

    @Produces
    @Singleton
    Visitors visitors(Clusters clusters) {
        return new Visitors(new Questions(clusters), time, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Produces
    @Singleton
    Launch launch() {
        return new Launch();
    }

    @Produces
    @Singleton
    Attempts attempts() {
        return new Attempts(time);
    }
}
