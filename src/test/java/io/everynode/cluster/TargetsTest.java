package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.everynode.cluster.SourceConfig.Source;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over kubeconfig files; the system property stands for {@code KUBECONFIG}, as in the client. */
class TargetsTest {
    private static final String PROPERTY = Config.KUBERNETES_KUBECONFIG_FILE;

    @TempDir
    private @Nullable Path directory;

    private final @Nullable String before = System.getProperty(PROPERTY);

    @BeforeEach
    void twoFiles() throws IOException {
        use(write("a", """
                        apiVersion: v1
                        kind: Config
                        current-context: eu/prod
                        clusters: [{name: eu, cluster: {server: "https://eu.example"}}]
                        users: [{name: u, user: {token: t}}]
                        contexts: [{name: eu/prod, context: {cluster: eu, user: u}}, {name: eu:prod, context: {cluster: eu, user: u}}]
                        """), write("b", """
                        apiVersion: v1
                        kind: Config
                        current-context: us
                        clusters: [{name: us, cluster: {server: "https://us.example"}}]
                        users: [{name: v, user: {token: t}}]
                        contexts: [{name: us, context: {cluster: us, user: v}}]
                        """));
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory().resolve(name), text);
    }

    private Path directory() {
        if (directory == null) {
            throw new IllegalStateException("JUnit gives the directory");
        }
        return directory;
    }

    private static void use(Path... files) {
        System.setProperty(
                PROPERTY,
                String.join(
                        File.pathSeparator,
                        List.of(files).stream().map(Path::toString).toList()));
    }

    @Test
    void withoutContextsTheCurrentOneOfTheFirstFileIsTaken() {
        assertThat(Targets.ofKubeconfig(List.of())).singleElement().satisfies(t -> {
            assertThat(t.title()).isEqualTo("eu/prod");
            assertThat(t.name()).hasToString("eu-prod");
            assertThat(t.kind()).isEqualTo("kubeconfig");
            assertThat(t.config().getMasterUrl()).startsWith("https://eu.example");
        });
    }

    @Test
    void contextsOfAllFilesAreTakenInTheOrderThatIsAskedFor() {
        assertThat(Targets.ofKubeconfig(List.of("us", "eu:prod", "eu/prod")))
                .extracting(t -> t.name() + " " + t.config().getMasterUrl())
                .containsExactly(
                        "us https://us.example/", "eu-prod https://eu.example/", "eu-prod-2 https://eu.example/");
    }

    @Test
    void aStarIsEveryContextByName() throws IOException {
        use(directory().resolve("a"), directory().resolve("b"), write("z", """
                        apiVersion: v1
                        kind: Config
                        contexts: [{name: zone, context: {cluster: eu, user: u}}, {name: asia, context: {cluster: eu, user: u}}]
                        """));
        assertThat(Targets.ofKubeconfig(List.of("*")))
                .extracting(Target::title)
                .containsExactly("asia", "eu/prod", "eu:prod", "us", "zone");
    }

    /** fabric8 would fill in whatever one context leaves open from the current one, a password or no check of TLS included. */
    @Test
    void aContextTakesNothingFromTheCurrentOne() throws IOException {
        use(write("f", """
                apiVersion: v1
                kind: Config
                current-context: a
                clusters:
                - {name: a, cluster: {server: "https://a.example", insecure-skip-tls-verify: true, certificate-authority-data: YQ==}}
                - {name: b, cluster: {server: "https://b.example", certificate-authority: b.crt}}
                users:
                - {name: a, user: {username: root, password: secret-of-a, client-certificate-data: YQ==, client-key-data: YQ==}}
                - {name: b, user: {token: token-of-b}}
                contexts:
                - {name: a, context: {cluster: a, user: a}}
                - {name: b, context: {cluster: b, user: b}}
                """));
        Config b = Configs.changed(
                Targets.ofKubeconfig(List.of("b")).getFirst().config(), c -> c.withConnectionTimeout(7));
        assertThat(b.getConnectionTimeout()).isEqualTo(7);
        assertThat(b.getMasterUrl()).startsWith("https://b.example");
        assertThat(b.getOauthToken() + b.getAutoOAuthToken()).contains("token-of-b");
        assertThat(b.getUsername()).isNull();
        assertThat(b.getPassword()).isNull();
        assertThat(b.getClientCertData()).isNull();
        assertThat(b.getClientKeyData()).isNull();
        assertThat(b.getCaCertData()).isNull();
        assertThat(b.getCaCertFile()).endsWith("b.crt");
        assertThat(b.isTrustCerts()).isFalse();
        assertThat(b.getCurrentContext().getName()).isEqualTo("b");
    }

    @Test
    void aUserActsAsWhomItSaysWithTheTokenOfItsFile() throws IOException {
        Path token = write("token", "first\n");
        use(write("g", """
                apiVersion: v1
                kind: Config
                current-context: a
                clusters: [{name: a, cluster: {server: "https://a.example"}}]
                users: [{name: u, user: {tokenFile: token, as: viewer, as-groups: [watchers]}}]
                contexts: [{name: a, context: {cluster: a, user: u}}]
                """));
        Config config = Targets.ofKubeconfig(List.of()).getFirst().config();
        assertThat(config.getImpersonateUsername()).isEqualTo("viewer");
        assertThat(config.getImpersonateGroups()).containsExactly("watchers");
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("first");
        Files.writeString(token, "second");
        assertThat(Configs.changed(config, c -> c).getOauthTokenProvider().getToken())
                .isEqualTo("second");
    }

    @Test
    void aContextThatThereIsNotIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Targets.ofKubeconfig(List.of("us", "asia")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("everynode.contexts: no context \"asia\"")
                .hasMessageContaining("us")
                .hasMessageContaining("eu/prod");
    }

    @Test
    void aKubeconfigWithoutACurrentContextIsRefused() throws IOException {
        use(write("c", "apiVersion: v1\nkind: Config\ncontexts: [{name: x, context: {cluster: x, user: x}}]"));
        assertThatThrownBy(() -> Targets.ofKubeconfig(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("current context")
                .hasMessageContaining("x");
    }

    @Test
    void aKubeconfigThatThereIsNotIsRefused() {
        use(directory().resolve("nowhere"));
        assertThatThrownBy(() -> Targets.ofKubeconfig(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aKubeconfigThatIsNoneIsRefused() throws IOException {
        use(write("d", "contexts: {{{"));
        assertThatThrownBy(() -> Targets.ofKubeconfig(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kubeconfig");
    }

    @Test
    void aContextWhoseCertificateCannotBeReadIsRefusedByItsName() throws IOException {
        use(write("e", """
                apiVersion: v1
                kind: Config
                current-context: eu
                clusters: [{name: eu, cluster: {server: "https://eu.example", certificate-authority: nowhere.crt}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: eu, context: {cluster: eu, user: u}}]
                """));
        var clusters = new Clusters();
        assertThatThrownBy(() -> clusters.start(Targets.ofKubeconfig(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("everynode.contexts: context \"eu\" cannot be used: ")
                .hasMessageContaining("nowhere.crt");
    }

    @Test
    void aSourceThatIsSaidOutrightIsItself() {
        assertThat(Targets.resolve(Source.SIMULATED)).isEqualTo(Source.SIMULATED);
    }

    @Test
    void autoIsTheKubeconfigWhereThereIsOneAndElseSimulated() {
        assertThat(Targets.resolve(Source.AUTO)).isEqualTo(Source.KUBECONFIG);
        use(directory().resolve("nowhere"));
        assertThat(Targets.resolve(Source.AUTO)).isEqualTo(Source.SIMULATED);
    }
}
