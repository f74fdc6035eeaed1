package io.everynode.bench;

import com.microsoft.playwright.Page;
import io.everynode.browser.InChromium;
import io.everynode.browser.Look;
import io.everynode.browser.OpenPage;
import io.everynode.packaged.PackagedJar;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From a write to the API server to changed pixels in Chromium. A node of 48 is tainted and untainted; the open page of
 * a DaemonSet that does not tolerate it shows its tile as misscheduled and as ok again. Simulated cluster, product and
 * browser are processes of their own. The yardstick is a bare watch that hears of the same write.
 */
@ExtendWith(InChromium.class)
class LatencyBench {
    private static final int TRIES = Integer.getInteger("bench.tries", 50);
    private static final int NODES = 48;
    private static final String TAINT = "{\"spec\":{\"taints\":[{\"key\":\"bench\",\"effect\":\"NoSchedule\"}]}}";
    private static final String UNTAINT = "{\"spec\":{\"taints\":null}}";

    /** Notes the time at which the frame with the tile's new verdict has been painted, in ms since the epoch. */
    private static final String PAINTED = """
            id => {
              const verdict = () => document.getElementById(id)?.dataset.verdict;
              let last = verdict();
              window.painted = [];
              new MutationObserver(() => {
                if (verdict() === last) return;
                last = verdict();
                requestAnimationFrame(() => {
                  const after = new MessageChannel();
                  after.port1.onmessage = () => window.painted.push(performance.timeOrigin + performance.now());
                  after.port2.postMessage(null);
                });
              }).observe(document.body, {subtree: true, childList: true, attributes: true});
            }""";

    @Test
    void fromTheWriteToThePixels() throws Exception {
        try (SimulationAlone simulation = SimulationAlone.start("large", NODES, 12)) {
            simulation.awaitSettled();
            try (PackagedJar product = simulation.watchedBy("-Xmx512m");
                    KubernetesClient writer = new KubernetesClientBuilder()
                            .withConfig(Config.fromKubeconfig(
                                    simulation.kubeconfig().toFile()))
                            .build()) {
                DaemonSet watched = anIntolerantOne(writer);
                simulation.awaitSettled();
                simulation.awaitLive(product);
                measure(product, writer, watched);
            }
        }
    }

    private static void measure(PackagedJar product, KubernetesClient writer, DaemonSet watched) throws Exception {
        var node = writer.nodes()
                .withName(writer.nodes()
                        .list()
                        .getItems()
                        .getFirst()
                        .getMetadata()
                        .getName());
        String name = node.get().getMetadata().getName();
        URI address = product.uri(
                "/clusters/" + SimulationAlone.cluster(product).path("name").asText()
                        + "/daemonsets/" + watched.getMetadata().getNamespace() + "/"
                        + watched.getMetadata().getName());
        var heard = new LinkedBlockingQueue<Long>();
        try (OpenPage open = OpenPage.at(address.toString(), Look.LIGHT);
                Watch watch = node.watch(stamping(heard))) {
            Page page = open.page();
            page.waitForSelector("[id='node." + name + "'][data-verdict=ok]");
            page.evaluate(PAINTED, "node." + name);
            var pixels = new Histogram(3);
            var bare = new Histogram(3);
            var random = new Random(1);
            for (int i = 0; i < TRIES; i++) {
                // Not in step with anything that happens in rounds.
                Thread.sleep(300 + random.nextInt(400));
                heard.clear();
                long began = micros();
                node.patch(PatchContext.of(PatchType.JSON_MERGE), i % 2 == 0 ? TAINT : UNTAINT);
                page.waitForFunction("n => window.painted.length > n", i);
                double painted = ((Number) page.evaluate("n => window.painted[n]", i)).doubleValue();
                pixels.recordValue(Math.round(painted * 1000) - began);
                bare.recordValue(Objects.requireNonNull(heard.poll(10, TimeUnit.SECONDS)) - began);
            }
            print("API write to changed pixels in Chromium", pixels);
            print("yardstick: API write to a bare watch of that node", bare);
        }
    }

    /** One more DaemonSet, which tolerates no taint but those that all do. */
    private static DaemonSet anIntolerantOne(KubernetesClient writer) {
        var labels = Map.of("app", "intolerant");
        return writer.resource(new DaemonSetBuilder()
                        .withNewMetadata()
                        .withName("intolerant")
                        .withNamespace("default")
                        .endMetadata()
                        .withNewSpec()
                        .withSelector(new LabelSelectorBuilder()
                                .withMatchLabels(labels)
                                .build())
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(labels)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("one")
                        .withImage("example/intolerant:1")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }

    private static Watcher<Node> stamping(Queue<Long> heard) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, Node node) {
                heard.add(micros());
            }

            @Override
            public void onClose(WatcherException cause) {
                throw new IllegalStateException(cause);
            }
        };
    }

    /** Since the epoch, as the browser on the same machine counts. */
    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private static void print(String what, Histogram micros) {
        System.out.printf(
                "LatencyBench: %s, %d tries: median %.1f ms, 99th percentile %.1f ms, most %.1f ms%n",
                what,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getMaxValue() / 1000.0);
    }
}
