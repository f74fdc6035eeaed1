package io.everynode.simulation;

import java.util.Map;

/** Writes a kubeconfig for a simulated cluster, as people and tests know them. */
final class Kubeconfig {
    private Kubeconfig() {}

    static String of(String name, String url, Map<String, String> tokens) {
        return """
                apiVersion: v1
                kind: Config
                current-context: "%1$s"
                clusters: [{name: "%1$s", cluster: {server: "%2$s"}}]
                users:
                - {name: "%1$s-admin", user: {token: "%3$s"}}
                - {name: "%1$s-editor", user: {token: "%4$s"}}
                - {name: "%1$s-viewer", user: {token: "%5$s"}}
                contexts:
                - {name: "%1$s", context: {cluster: "%1$s", user: "%1$s-admin"}}
                - {name: "%1$s-editor", context: {cluster: "%1$s", user: "%1$s-editor"}}
                - {name: "%1$s-viewer", context: {cluster: "%1$s", user: "%1$s-viewer"}}
                """.formatted(name, url, tokens.get("admin"), tokens.get("editor"), tokens.get("viewer"));
    }
}
