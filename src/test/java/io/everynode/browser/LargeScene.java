package io.everynode.browser;

import io.everynode.page.Scene;
import java.time.Duration;

/** 300 nodes and 20 DaemonSets, which are too many for a table; on node-150 agent-07 crashes. */
final class LargeScene {
    static final int NODES = 300;
    static final int DAEMON_SETS = 20;
    static final String CRASHED = "agent-07 on node-150: not ready.";

    private LargeScene() {}

    static Scene scene(int daemonSets) {
        return scene(NODES, daemonSets);
    }

    static Scene scene(int nodes, int daemonSets) {
        Scene scene = Scene.ofNodes(nodes);
        for (int i = 1; i <= daemonSets; i++) {
            scene.daemonSet("agents", "agent-%02d".formatted(i))
                    .toleratingEverything()
                    .revision(1, "agent:1", Duration.ofDays(3), null)
                    .running(1, 1, nodes);
        }
        scene.daemonSet("agents", "agent-07").crashing(150, 1, 3, "no disk");
        return scene;
    }

    static Scene anotherCrash() {
        Scene scene = scene(DAEMON_SETS);
        scene.daemonSet("agents", "agent-03").crashing(8, 1, 2, "no route");
        return scene;
    }
}
