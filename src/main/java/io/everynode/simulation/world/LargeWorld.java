package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.kubelet.Match;
import io.everynode.simulation.kubelet.Span;
import io.everynode.simulation.world.History.Release;
import io.everynode.simulation.world.World.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The world {@code large}: as many nodes and DaemonSets as asked for, each DaemonSet on every node, all of it well. */
public final class LargeWorld {
    private static final List<String> NAMES = List.of(
            "fluent-bit",
            "node-exporter",
            "cilium",
            "kube-proxy",
            "ebs-csi-node",
            "otel-agent",
            "falco",
            "promtail",
            "node-local-dns",
            "node-problem-detector");
    private static final List<String> NAMESPACES = List.of("kube-system", "logging", "monitoring", "security");
    private static final Duration AGE = Duration.ofDays(32);
    private static final Duration DAEMON_SETS = Duration.ofDays(30);

    private LargeWorld() {}

    /**
     * A world of that size.
     *
     * @throws IllegalArgumentException when there would be nothing in it, or more than can be held
     */
    public static World of(int nodes, int daemonSets) {
        require("everynode.simulation.nodes", nodes, 20_000);
        require("everynode.simulation.daemon-sets", daemonSets, 200);
        Pool pool = new Pool(
                "general",
                nodes,
                "node-%05d",
                1,
                List.of("zone-a", "zone-b", "zone-c"),
                "amd64",
                Map.of(),
                List.of(),
                Map.of("cpu", "64", "memory", "256Gi", "pods", "250"),
                Map.of(),
                AGE,
                "v1.36.3");
        List<History> all = new ArrayList<>();
        for (int i = 0; i < daemonSets; i++) {
            all.add(history(i));
        }
        Span atOnce = new Span(Duration.ZERO, Duration.ZERO);
        Rule quick = new Rule(Match.everything(), null, null, atOnce, atOnce, null, null);
        return new World(
                "large",
                "v1.36.3",
                Duration.ofSeconds(50),
                List.of(pool),
                all,
                List.of(),
                List.of(quick),
                List.of(),
                null);
    }

    private static void require(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(key + ": expected 1 to " + most + ", found " + value);
        }
    }

    private static History history(int index) {
        String name = NAMES.get(index % NAMES.size()) + (index < NAMES.size() ? "" : "-" + index / NAMES.size());
        ObjectNode ds = JsonNodeFactory.instance.objectNode();
        ds.put("apiVersion", "apps/v1").put("kind", "DaemonSet");
        ds.putObject("metadata").put("name", name).put("namespace", NAMESPACES.get(index % NAMESPACES.size()));
        ObjectNode spec = ds.putObject("spec");
        spec.putObject("selector").putObject("matchLabels").put("app", name);
        spec.putObject("updateStrategy").putObject("rollingUpdate").put("maxUnavailable", "10%");
        ObjectNode template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("app", name);
        ObjectNode pod = template.putObject("spec");
        pod.putArray("tolerations").addObject().put("operator", "Exists");
        ObjectNode container = pod.putArray("containers").addObject();
        container.put("name", name).put("image", "registry.example/" + name + ":1.0.0");
        container.putObject("resources").putObject("requests").put("cpu", "50m").put("memory", "64Mi");
        Duration age = DAEMON_SETS.minus(Duration.ofHours(index));
        return new History(ds, List.of(new Release(age, "", "", Map.of(), List.of())));
    }
}
