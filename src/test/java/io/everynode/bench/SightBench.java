package io.everynode.bench;

import static org.awaitility.Awaitility.await;

import io.everynode.browser.InChromium;
import io.everynode.packaged.PackagedJar;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the pages of a large cluster cost in Chromium: the matrix, the list of nodes, a DaemonSet when all is well and when
 * every node of it is in trouble. Prints when they are painted, counted from the moment the document has arrived; what an
 * update costs the page's thread, and when it is painted; how many DOM nodes and how much heap they take. The yardstick is
 * a bare canvas on which as many rectangles are filled one after the other.
 */
@ExtendWith(InChromium.class)
class SightBench {
    private static final String[] SIZE =
            System.getProperty("bench.sight", "5000x30").split("x", -1);
    private static final int NODES = Integer.parseInt(SIZE[0]);
    private static final int DAEMON_SETS = Integer.parseInt(SIZE[1]);
    private static final String NAME = "node-exporter";
    private static final String NAMESPACE = "logging";

    private static final String BARE = """
            async cells => {
              document.body.innerHTML = "<canvas width=1000 height=600></canvas>";
              const pen = document.querySelector("canvas").getContext("2d");
              const began = performance.now();
              for (let i = 0; i < cells; i++) {
                pen.fillStyle = i % 7 ? "#c6e1d1" : "#b01c0c";
                pen.fillRect(i % 1000, 4 * Math.floor(i / 1000) % 600, 1, 3);
              }
              return await window.afterPaint() - began;
            }""";

    /**
     * Makes so many cells other than they are and the numbers of their rows with them, in the form in which the stream
     * tells of it, and waits for the paint.
     */
    private static final String UPDATE = """
            async cells => {
              const touched = new Map();
              const pieces = [...document.querySelectorAll("#canvas\\\\.cells i")];
              let random = window.seed = (window.seed ?? 0) + 1;
              for (let i = 0; i < cells; i++) {
                random = (random * 1103515245 + 12345) % 2147483648;
                const piece = pieces[random % pieces.length];
                const letters = touched.get(piece) ?? [...piece.dataset.runs.replace(/(\\d+)(\\D)/g, (_, n, c) => c.repeat(n))];
                const at = Math.floor(random / 64) % letters.length;
                letters[at] = letters[at] === "b" ? "h" : "b";
                touched.set(piece, letters);
              }
              const message = [...touched].map(([piece, letters]) => {
                const runs = letters.join("").replace(/(.)\\1+/g, (all, c) => all.length + c);
                return `<turbo-stream action="replace" method="morph" target="${piece.id}"><template><i id="${piece.id}" data-runs="${runs}"></i></template></turbo-stream>`;
              }).concat(
                [...new Set([...touched.keys()].map(piece => piece.id.replace(/^cells\\.\\d+\\./, "")))].map(id => {
                  const row = document.getElementById(id).cloneNode(true);
                  row.querySelector(".sum").innerHTML = `<svg class="glyph" data-verdict="notReady" aria-hidden="true"><use href="#v-notReady"/></svg><span class="sr">not ready: </span><b>${random}</b> `;
                  return `<turbo-stream action="replace" method="morph" target="${id}"><template>${row.outerHTML}</template></turbo-stream>`;
                })).join("");
              const began = performance.now();
              window.Turbo.renderStreamMessage(message);
              await window.afterPaint();
              return await window.afterPaint() - began;
            }""";

    @Test
    void paints() throws Exception {
        try (SimulationAlone simulation = SimulationAlone.start("large", NODES, DAEMON_SETS)) {
            System.out.printf("SightBench: simulation settled after %.0f s%n", simulation.awaitSettled());
            try (PackagedJar product = simulation.watchedBy("-Xmx512m");
                    Tab tab = Tab.open()) {
                simulation.awaitLive(product);
                String cluster = SimulationAlone.cluster(product).path("name").asText();
                String daemonSet = product.uri("/clusters/" + cluster + "/daemonsets/" + NAMESPACE + "/" + NAME)
                        .toString();
                String cells = "%,d".formatted(NODES * DAEMON_SETS);

                tab.page().navigate(product.uri("/login").toString());
                tab.measure("yardstick: a bare canvas with " + cells + " rectangles", BARE, NODES * DAEMON_SETS);
                tab.arrive(
                        "matrix of " + cells + " cells", product.uri("/matrix").toString());
                tab.page().locator("[role=grid]").focus();
                tab.measure("matrix, update of 1,000 cells while somebody is at them", UPDATE, 1000);
                tab.measure("matrix, update of one cell", UPDATE, 1);
                tab.page().locator("[role=grid]").blur();
                tab.measure("matrix, update of 1,000 cells that are put in order anew", UPDATE, 1000);
                tab.arrive("list of nodes", product.uri("/nodes").toString());
                tab.arrive("DaemonSet, all well", daemonSet);
                everyNodeInTrouble(simulation);
                tab.arrive(
                        "list of nodes, every node in trouble",
                        product.uri("/nodes").toString());
                tab.arrive("DaemonSet, every node in trouble", daemonSet);
                tab.await(
                        "DaemonSet, every node in trouble, one pod replaced",
                        "[id^='node.'][data-verdict]",
                        () -> deleteAPod(simulation));
            }
        }
    }

    /** No node has that much. */
    private static void everyNodeInTrouble(SimulationAlone simulation) throws Exception {
        String template = "{\"spec\":{\"containers\":[{\"name\":\"" + NAME + "\",\"image\":\"registry.example/none:1\","
                + "\"resources\":{\"requests\":{\"cpu\":\"900\"}}}]}}";
        kubectl(
                simulation,
                "patch",
                "daemonset",
                NAME,
                "--type=merge",
                "-p",
                "{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"maxUnavailable\":\"100%\"}},\"template\":"
                        + template + "}}");
        await().pollInterval(Duration.ofSeconds(2))
                .atMost(Duration.ofMinutes(10))
                .until(() -> kubectl(
                                simulation, "get", "daemonset", NAME, "-o", "jsonpath={.status.updatedNumberScheduled}")
                        .equals(Integer.toString(NODES)));
    }

    private static void deleteAPod(SimulationAlone simulation) throws Exception {
        String pods = kubectl(simulation, "get", "pods", "-l", "app=" + NAME, "-o", "name");
        kubectl(simulation, "delete", pods.lines().findFirst().orElseThrow(), "--wait=false");
    }

    private static String kubectl(SimulationAlone simulation, String... arguments) throws Exception {
        List<String> where =
                List.of("kubectl", "--kubeconfig", simulation.kubeconfig().toString(), "-n", NAMESPACE);
        return SimulationAlone.run(
                        Stream.concat(where.stream(), Stream.of(arguments)).toArray(String[]::new))
                .strip();
    }
}
