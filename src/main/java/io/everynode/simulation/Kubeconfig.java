package io.everynode.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes a kubeconfig for simulated clusters: of each the contexts NAME (admin), NAME-editor and NAME-viewer. */
final class Kubeconfig {
    private static final List<String> USERS = List.of("admin", "editor", "viewer");

    private Kubeconfig() {}

    static String of(List<SimulatedCluster> clusters) {
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: Config\n");
        add(text, "current-context: \"%s\"", clusters.getFirst().name());
        add(text, "clusters:");
        for (SimulatedCluster c : clusters) {
            add(text, "- name: \"%s\"", c.name());
            add(text, "  cluster: {server: \"%s\", certificate-authority-data: \"%s\"}", c.url(), authority(c));
        }
        add(text, "users:");
        for (SimulatedCluster c : clusters) {
            USERS.forEach(
                    user -> add(text, "- {name: \"%s-%s\", user: {token: \"%s\"}}", c.name(), user, c.token(user)));
        }
        add(text, "contexts:");
        for (SimulatedCluster c : clusters) {
            USERS.forEach(user -> add(
                    text,
                    "- {name: \"%s\", context: {cluster: \"%s\", user: \"%s-%s\"}}",
                    context(c, user),
                    c.name(),
                    c.name(),
                    user));
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String line, Object... values) {
        text.append(line.formatted(values)).append('\n');
    }

    private static String authority(SimulatedCluster cluster) {
        return Base64.getEncoder().encodeToString(cluster.authority().getBytes(StandardCharsets.UTF_8));
    }

    private static String context(SimulatedCluster cluster, String user) {
        return user.equals("admin") ? cluster.name() : cluster.name() + "-" + user;
    }
}
