package io.everynode.cluster;

import io.everynode.cluster.SourceConfig.Source;
import io.everynode.model.ClusterName;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clusters that the configuration names, other than simulated ones. */
public final class Targets {
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private Targets() {}

    /** What {@code auto} comes to in this process' surroundings; any other source is itself. */
    public static Source resolve(Source source) {
        if (source != Source.AUTO) {
            return source;
        }
        if (Files.isReadable(ACCOUNT.resolve("token")) && System.getenv("KUBERNETES_SERVICE_HOST") != null) {
            return Source.IN_CLUSTER;
        }
        boolean kubeconfig = Config.getKubeconfigFilenames().stream().anyMatch(f -> Files.isRegularFile(Path.of(f)));
        return kubeconfig ? Source.KUBECONFIG : Source.SIMULATED;
    }

    /**
     * The contexts of the kubeconfig that are asked for, in that order.
     *
     * @param contexts names, or {@code *}: all of them by name, as {@code kubectl config get-contexts} lists them; empty: the
     *     current one
     * @throws IllegalArgumentException naming the key and the contexts that there are
     */
    public static List<Target> ofKubeconfig(List<String> contexts) {
        Config whole = configured(null);
        List<String> present =
                whole.getContexts().stream().map(NamedContext::getName).sorted().toList();
        var names = new ClusterNames();
        return asked(contexts, whole, present).stream()
                .map(context ->
                        new Target(names.of(context), context, "kubeconfig", asItsUser(configured(context)), null))
                .toList();
    }

    private static Config configured(@Nullable String context) {
        try {
            return Config.autoConfigure(context);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "everynode.source: the kubeconfig (" + String.join(", ", Config.getKubeconfigFilenames())
                            + ") cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /**
     * What the client leaves out of the context's user, and kubectl does not: whom it acts as, and a token that is kept in a
     * file and read again as it is renewed there.
     */
    private static Config asItsUser(Config config) {
        File file = KubeConfigUtils.getFileWithNamedAuthInfo(config.getCurrentContext());
        if (file == null) {
            return config;
        }
        String name = config.getCurrentContext().getContext().getUser();
        return KubeConfigUtils.parseConfig(file).getUsers().stream()
                .filter(u -> u.getName().equals(name))
                .map(NamedAuthInfo::getUser)
                .findFirst()
                .map(user -> asItsUser(config, user, file))
                .orElse(config);
    }

    private static Config asItsUser(Config config, AuthInfo user, File kubeconfig) {
        return Configs.changed(config, c -> {
            if (user.getAs() != null) {
                c.withImpersonateUsername(user.getAs())
                        .withImpersonateGroups(user.getAsGroups().toArray(String[]::new));
            }
            if (user.getTokenFile() != null && user.getToken() == null) {
                Path token = kubeconfig.toPath().resolveSibling(user.getTokenFile());
                c.withOauthTokenProvider(() -> token(token));
            }
            return c;
        });
    }

    private static List<String> asked(List<String> contexts, Config whole, List<String> present) {
        if (contexts.contains("*")) {
            return present;
        }
        if (contexts.isEmpty()) {
            NamedContext current = whole.getCurrentContext();
            if (current == null) {
                throw new IllegalArgumentException("everynode.contexts: the kubeconfig ("
                        + String.join(", ", Config.getKubeconfigFilenames())
                        + ") has no current context. Set EVERYNODE_CONTEXTS to one of: " + list(present) + ".");
            }
            return List.of(current.getName());
        }
        contexts.stream().filter(c -> !present.contains(c)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("everynode.contexts: no context \"" + c
                    + "\" in the kubeconfig. Expected one of: " + list(present) + ".");
        });
        return contexts;
    }

    private static String list(List<String> present) {
        return present.isEmpty() ? "(it has none)" : String.join(", ", present);
    }

    /** The cluster that this process runs in, with its pod's service account; the token is read again as it rotates. */
    public static Target inCluster() {
        String host = System.getenv("KUBERNETES_SERVICE_HOST");
        if (host == null || !Files.isReadable(ACCOUNT.resolve("token"))) {
            throw new IllegalArgumentException("everynode.source=in-cluster: expected to run in a pod with a service"
                    + " account's token in " + ACCOUNT + ". Outside a cluster set EVERYNODE_SOURCE=kubeconfig.");
        }
        String port = System.getenv().getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port)
                .withCaCertFile(ACCOUNT.resolve("ca.crt").toString())
                .withOauthTokenProvider(() -> token(ACCOUNT.resolve("token")))
                .build();
        return new Target(new ClusterName("in-cluster"), "in-cluster", "in-cluster", config, null);
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the token in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
