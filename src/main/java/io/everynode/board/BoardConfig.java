package io.everynode.board;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How DaemonSets are judged. */
@ConfigMapping(prefix = "everynode")
public interface BoardConfig {
    /** A rollout that shows no progress for this long has stalled; shorter cries wolf over slow images. */
    @WithDefault("5m")
    Duration stallAfter();
}
