package io.everynode.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How people and programs prove who they are. */
@ConfigMapping(prefix = "everynode")
public interface LoginConfig {
    /**
     * {@code auto} is {@code none} for simulated clusters and {@code link} for a kubeconfig, both on loopback only;
     * anywhere else it refuses to start. The others are taken as they are, or refused where they would not be safe.
     */
    @WithDefault("auto")
    Setting login();

    Session session();

    Token token();

    /** What may be written in {@code everynode.login}. */
    enum Setting {
        AUTO,
        NONE,
        LINK,
        TOKEN,
        OIDC,
        PROXY
    }

    interface Token {
        /**
         * {@code true} says that all clusters trust the same issuer of tokens, so that each may see a token that is
         * meant for another. Without it login mode {@code token} takes one cluster only.
         */
        @WithDefault("false")
        boolean shared();
    }

    interface Session {
        /**
         * A file whose first line seals the sessions (32 bytes or more) and whose second line still opens older ones.
         * Without it a random key is used: sessions end with the process, and replicas do not know each other's.
         */
        Optional<Path> keyFile();
    }
}
