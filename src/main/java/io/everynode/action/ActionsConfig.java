package io.everynode.action;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

@ConfigMapping(prefix = "everynode.actions")
public interface ActionsConfig {
    /** {@code on}: the caller's own rights decide. {@code off}: Everynode only reads, and says so to whoever acts. */
    @WithParentName
    @WithDefault("on")
    Switch value();

    enum Switch {
        ON,
        OFF
    }
}
