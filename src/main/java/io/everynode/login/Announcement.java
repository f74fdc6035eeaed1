package io.everynode.login;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.PrintStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Prints the link and the API token of login mode {@code link}, to the terminal and to no log. */
@ApplicationScoped
class Announcement {
    private final Gate gate;
    private final Launch launch;
    private final PrintStream terminal = System.out;

    Announcement(Gate gate, Launch launch) {
        this.gate = gate;
        this.launch = launch;
    }

    void print(@ObservesAsync HttpServerStart started) {
        if (gate.mode().filter(LoginMode.LINK::equals).isPresent()) {
            terminal.print(text(port(started)));
        }
    }

    /** Where any free one was asked for, the configuration says by now which one it is. */
    private static int port(HttpServerStart started) {
        int asked = started.options().getPort();
        return asked > 0 ? asked : ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }

    private String text(int port) {
        return """

                Open Everynode, once:   http://localhost:%d/login?secret=%s
                For programs:           Authorization: Bearer %s

                """.formatted(port, launch.secret(), launch.apiToken());
    }
}
