package io.everynode.page;

import io.everynode.model.Counts;
import java.time.Duration;

/** Scenes that several tests look at. */
public final class Scenes {
    private Scenes() {}

    /**
     * 48 nodes: fluent-bit's rollout to revision 12 stalls at 41, because node-17 and node-31 are silent; the device
     * plugin crashes on one gpu node; node-exporter should leave a tainted node; the others are well.
     */
    public static Scene stalledRollout() {
        Scene scene = Scene.ofNodes(48)
                .silent(17, Scene.NOW.minus(Duration.ofMinutes(14)))
                .silent(31, Scene.NOW.minus(Duration.ofMinutes(11)))
                .tainted(10, "dedicated", "batch", "NoSchedule");
        ScenicSet fluentBit = scene.daemonSet("logging", "fluent-bit")
                .toleratingEverything()
                .readyFor(10)
                .labelled("app.kubernetes.io/managed-by", "Helm")
                .revision(9, "fluent/fluent-bit:3.1.7", Duration.ofDays(71), null)
                .revision(10, "fluent/fluent-bit:3.1.7", "2026-10-22T08:00:00Z", Duration.ofDays(33), "new CA bundle")
                .revision(11, "fluent/fluent-bit:3.1.9", Duration.ofDays(18), null)
                .revision(12, "fluent/fluent-bit:3.2.2", Duration.ofMinutes(31), "Bump for CVE-2026-1187")
                .running(12, 1, 16)
                .terminating(17, 11, Scene.NOW.minus(Duration.ofMinutes(14)))
                .running(12, 18, 30)
                .terminating(31, 11, Scene.NOW.minus(Duration.ofMinutes(11)))
                .running(12, 32, 43)
                .running(11, 44, 48)
                .reporting(new Counts(48, 48, 46, 41, 46, 2, 0));
        fluentBit
                .event("Normal", "SuccessfulDelete", "Deleted pod: fluent-bit-x31", 1, Duration.ofMinutes(11))
                .event("Warning", "FailedDaemonPod", "Found failed daemon pod on node-07", 1, Duration.ofMinutes(20))
                .event("Normal", "SuccessfulCreate", "Created pod: fluent-bit-x30", 41, Duration.ofMinutes(15));
        scene.daemonSet("kube-system", "nvidia-device-plugin")
                .onPool("gpu")
                .priority("system-node-critical")
                .revision(4, "nvcr.io/nvidia/k8s-device-plugin:v0.17.0", Duration.ofDays(9), null)
                .running(4, 43, 44)
                .crashing(45, 4, 11, "failed to initialize NVML: driver not loaded")
                .running(4, 46, 48)
                .reporting(new Counts(6, 6, 5, 6, 5, 1, 0));
        scene.daemonSet("monitoring", "node-exporter")
                .revision(6, "prom/node-exporter:v1.9.0", Duration.ofDays(50), null)
                .running(6, 1, 48)
                .reporting(new Counts(47, 47, 45, 47, 45, 2, 1));
        for (String name : new String[] {"cilium", "kube-proxy", "node-local-dns", "csi-node", "falco", "otel-agent"}) {
            scene.daemonSet("kube-system", name)
                    .toleratingEverything()
                    .revision(3, "example.org/" + name + ":1.16.4", Duration.ofDays(30), null)
                    .running(3, 1, 48)
                    .reporting(new Counts(48, 48, 48, 48, 48, 0, 0));
        }
        scene.daemonSet("windows", "fluent-bit-windows")
                .onPool("windows")
                .revision(1, "fluent/fluent-bit:windows-3.1.9", Duration.ofDays(300), null);
        return scene;
    }

    /** The same, and fluent-bit has begun to crash on node-07. */
    public static Scene crashOnNode7() {
        Scene scene = stalledRollout();
        scene.daemonSet("logging", "fluent-bit").crashing(7, 12, 2, "cannot open /var/log: permission denied");
        return scene;
    }
}
