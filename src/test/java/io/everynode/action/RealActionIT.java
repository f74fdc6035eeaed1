package io.everynode.action;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Over the real control plane whose kubeconfig is named. */
@EnabledIfSystemProperty(named = "everynode.test.kubeconfig", matches = ".+")
class RealActionIT extends ActionContract {
    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(Path.of(System.getProperty("everynode.test.kubeconfig")));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    Stage stage() {
        return stage;
    }
}
