package io.everynode.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.util.function.UnaryOperator;

/** fabric8's configurations, changed a little and nothing else. */
final class Configs {
    private Configs() {}

    /**
     * The builder of a configuration that came from a kubeconfig would read that file again and fill in what is empty from
     * the <em>current</em> context: another cluster's password, client certificate or missing check of TLS.
     */
    static Config changed(Config own, UnaryOperator<ConfigBuilder> change) {
        Config changed =
                change.apply(new ConfigBuilder(own).withAutoConfigure(false)).build();
        // By this the client knows where to read a newer token.
        changed.setAutoConfigure(own.getAutoConfigure());
        return changed;
    }
}
