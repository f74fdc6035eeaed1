package io.everynode;

import io.everynode.simulation.ServeAlone;
import io.everynode.simulation.SimulationConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.concurrent.CountDownLatch;

/** Starts the dashboard, or with {@code everynode.simulation.only=true} the simulated API without it. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) throws InterruptedException {
        SimulationConfig simulation = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .withMapping(SimulationConfig.class)
                .build()
                .getConfigMapping(SimulationConfig.class);
        if (simulation.only()) {
            serveAlone(simulation);
        } else {
            Quarkus.run(arguments);
        }
    }

    private static void serveAlone(SimulationConfig config) throws InterruptedException {
        var ended = new CountDownLatch(1);
        try (ServeAlone alone = ServeAlone.start(config, System.out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
            ended.await();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
