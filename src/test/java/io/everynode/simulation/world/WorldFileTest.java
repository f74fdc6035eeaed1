package io.everynode.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.everynode.simulation.kubelet.Fate;
import io.everynode.simulation.kubelet.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldFileTest {
    private static final String HEAD = """
            kind: World
            name: w
            pools: [{name: p, count: 2}]
            """;
    private static final String AGENT = """
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: logging}
            spec:
              selector: {matchLabels: {app: agent}}
              template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: main, image: "agent:3"}]}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "calm"})
    void theWorldsThatComeWithEverynodeCanBeRead(String name) {
        World world = WorldFile.load(name);
        assertThat(world.name()).isEqualTo(name);
        assertThat(world.daemonSets()).isNotEmpty();
    }

    @Test
    void theDemoWorldHasTheSizeThatItPromises() {
        World demo = WorldFile.load("demo");
        assertThat(demo.pools().stream().mapToInt(Pool::count).sum()).isEqualTo(48);
        assertThat(demo.pools()).extracting(Pool::name).containsExactly("general", "gpu", "edge");
        assertThat(demo.daemonSets()).hasSize(12);
        assertThat(demo.cycle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(demo.events())
                .filteredOn(e -> !e.at().isNegative())
                .allMatch(e -> e.at().compareTo(demo.cycle()) < 0);
    }

    @Test
    void aFileOfOnesOwnIsReadByItsPath(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), HEAD + AGENT);
        assertThat(WorldFile.load(file.toString()).daemonSets()).hasSize(1);
    }

    @Test
    void whatIsNoWorldIsRefusedByName() {
        assertThatThrownBy(() -> WorldFile.load("nowhere"))
                .hasMessage(
                        "everynode.simulation.world: expected demo, calm, large or the path of a file, found 'nowhere'");
    }

    @Test
    void whatIsNotSaidHasAValueThatMakesSense() {
        World world = WorldFile.parse("w.yaml", HEAD + AGENT);
        Pool pool = world.pools().getFirst();
        assertThat(pool.nameOf(0)).isEqualTo("p-01");
        assertThat(pool.capacity()).containsEntry("cpu", "8");
        assertThat(world.nodeGrace()).isEqualTo(Duration.ofSeconds(50));
        assertThat(world.cycle()).isNull();
        assertThat(world.daemonSets().getFirst().releases()).hasSize(1);
    }

    @Test
    void aBehaviourIsReadWhole() {
        World.Rule rule = WorldFile.parse("w.yaml", HEAD + """
                behaviours:
                  - match: {image: "agent:*", node: p-01, nodeLabels: {a: b}, chance: 0.5}
                    from: -38m
                    until: 1h30m
                    pullTakes: 3s
                    readyAfter: 500ms..2s
                    stopTakes: 1s
                    fate: {is: crash, after: 4s, exitCode: 2, reason: Panic, message: "no driver", times: 3}
                """).behaviours().getFirst();
        assertThat(rule.from()).isEqualTo(Duration.ofMinutes(-38));
        assertThat(rule.until()).isEqualTo(Duration.ofMinutes(90));
        assertThat(rule.pull()).isEqualTo(Span.of(3000, 3000));
        assertThat(rule.ready()).isEqualTo(Span.of(500, 2000));
        assertThat(rule.match().nodeLabels()).isEqualTo(Map.of("a", "b"));
        assertThat(rule.fate()).isEqualTo(new Fate.Crash(Duration.ofSeconds(4), 2, "Panic", "no driver", 3));
    }

    @ParameterizedTest
    @CsvSource({
        "crash, Crash",
        "oom, Crash",
        "imagePull, ImagePull",
        "config, Config",
        "init, Init",
        "unready, Unready",
        "creating, Creating",
        "fails, Fails",
        "stuck, Stuck"
    })
    void everyFateHasItsWord(String word, String type) {
        World world = WorldFile.parse("w.yaml", HEAD + "behaviours: [{fate: {is: " + word + "}}]");
        assertThat(Objects.requireNonNull(world.behaviours().getFirst().fate())
                        .getClass()
                        .getSimpleName())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodeDown: p-01                                       | NodeDown[node=p-01]",
                "nodeUp: p-01                                         | NodeUp[node=p-01]",
                "notReady: {node: p-01, reason: R, message: M}        | NodeNotReady[node=p-01, reason=R, message=M]",
                "ready: p-01                                          | NodeReady[node=p-01]",
                "cordon: p-01                                         | Cordon[node=p-01]",
                "uncordon: p-01                                       | Uncordon[node=p-01]",
                "taint: {node: p-01, taint: 'a=b:NoExecute'}          | AddTaint[node=p-01, taint=a=b:NoExecute]",
                "untaint: {node: p-01, taint: 'a:NoExecute'}          | RemoveTaint[node=p-01, taint=a:NoExecute]",
                "addNode: p                                           | AddNode[pool=p]",
                "removeNewest: p                                      | RemoveNewest[pool=p]",
                "removeNode: p-02                                     | RemoveNode[node=p-02]",
                "rollOut: {daemonSet: logging/agent, image: i, cause: c} | RollOut[daemonSet=KEY, image=i, cause=c]",
                "undo: logging/agent                                  | Undo[daemonSet=KEY]",
                "restart: logging/agent                               | Restart[daemonSet=KEY]",
                "crash: {daemonSet: logging/agent, node: p-01}        | Crash[daemonSet=KEY, node=p-01, exitCode=1, message=]",
                "deletePod: {daemonSet: logging/agent, node: p-01}    | DeletePod[daemonSet=KEY, node=p-01]"
            })
    void everyActHasItsWord(String yaml, String act) {
        World world =
                WorldFile.parse("w.yaml", HEAD + "events:\n  - at: 1m\n    say: hello\n    " + yaml + "\n" + AGENT);
        String key = world.daemonSets().getFirst().key().toString();
        assertThat(world.events().getFirst().act().toString()).isEqualTo(act.replace("KEY", key));
        assertThat(world.events().getFirst().description()).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: World                                          | pools: expected a value, found nothing",
                "kind: World; pools: [] | name: expected a value, found nothing",
                "kind: Cluster                                        | the first document: expected kind: World",
                "HEAD; nodes: 3                                       | nodes: is not known here; expected one of kind, name,",
                "kind: World; name: 'a b'; pools: []                  | name: expected a name of letters, digits, dots, dashes and underscores, found 'a b'",
                "kind: World; name: w; pools: 3                       | pools: expected a list, found '3'",
                "kind: World; name: w; pools: [3]                     | pools[0]: expected fields",
                "kind: World; name: w; pools: [{name: p}]             | pools[0].count: expected a value",
                "kind: World; name: w; pools: [{name: p, count: -1}]  | pools[0].count: expected a whole number, 0 or more, found '-1'",
                "kind: World; name: w; pools: [{name: p, count: 1, naming: x}] | pools[0].naming: expected a name with %d or %02d for the number, found 'x'",
                "kind: World; name: w; pools: [{name: p, count: 1, capacity: {cpu: lots}}] | pools[0].capacity.cpu: expected a quantity such as 500m, 2 or 1.5Gi, found 'lots'",
                "kind: World; name: w; pools: [{name: p, count: 1, taints: [x]}] | pools[0].taints[0]: expected a taint such as key=value:NoSchedule or key:NoExecute, found 'x'",
                "kind: World; name: w; pools: [{name: p, count: 1, labels: [x]}] | pools[0].labels: expected names and values",
                "kind: World; name: w; pools: [{name: p, count: 1, labels: {a: {}}}] | pools[0].labels.a: expected a text",
                "kind: World; name: w; pools: [{name: p, count: 1, zones: [[]]}] | pools[0].zones[0]: expected a text",
                "HEAD; nodeGrace: soon                                | nodeGrace: expected a time such as 90s, 1h30m, 12d or -3h, found 'soon'",
                "HEAD; behaviours: [{readyAfter: 8s..3s}]             | behaviours[0].readyAfter: expected a time such as 3s, or two such as 3s..8s, found '8s..3s'",
                "HEAD; behaviours: [{match: {chance: 2}}]             | behaviours[0].match.chance: expected a share between 0 and 1, found '2'",
                "HEAD; behaviours: [{fate: {is: boom}}]               | behaviours[0].fate.is: expected one of crash, oom,",
                "HEAD; events: [{at: 1m}]                             | events[0].say: expected a value",
                "HEAD; events: [{at: 1m, say: x}]                     | events[0]: expected one of nodeDown,",
                "HEAD; events: [{at: 1m, say: x, nodeDown: p-01, nodeUp: p-01}] | events[0]: expected one thing to happen, found nodeDown and nodeUp",
                "HEAD; events: [{at: 1m, say: x, nodeDown: q-01}]     | events[0].nodeDown: expected the name of a node in one of the pools, found 'q-01'",
                "HEAD; events: [{at: 1m, say: x, addNode: q}]         | events[0].addNode: expected the name of a pool, found 'q'",
                "HEAD; events: [{at: 1m, say: x, undo: a/b}]          | events[0].undo: expected namespace/name of a DaemonSet of this file, found 'a/b'",
                "HEAD; history: {a/b: []}                             | history.a/b: is not known here",
                "HEAD; ---; kind: Deployment                          | document 2.kind: expected DaemonSet, Namespace, ResourceQuota or PriorityClass, found 'Deployment'",
                "HEAD; ---; kind: DaemonSet                           | document 2.metadata: expected a value",
                "HEAD; x: [                                           | expected YAML: "
            })
    void aMistakeIsNamedWithFileFieldAndWhatWasExpected(String yaml, String complaint) {
        String text = yaml.strip().replace("HEAD", HEAD.strip()).replace("; ", "\n");
        assertThatThrownBy(() -> WorldFile.parse("w.yaml", text))
                .isInstanceOf(WorldFileException.class)
                .hasMessageStartingWith("w.yaml: " + complaint);
    }

    @Test
    void releasesMustGetYounger() {
        String history = "history: {logging/agent: [{age: 1d}, {age: 2d}]}\n";
        assertThatThrownBy(() -> WorldFile.parse("w.yaml", HEAD + history + AGENT))
                .hasMessage(
                        "w.yaml: history.logging/agent: expected the oldest first, each younger than the one before");
    }

    @Test
    void aDaemonSetNeedsAContainer() {
        assertThatThrownBy(() ->
                        WorldFile.parse("w.yaml", HEAD + AGENT.replace("[{name: main, image: \"agent:3\"}]", "[]")))
                .hasMessageStartingWith("w.yaml: document 2.spec.template.spec.containers: expected at least one");
    }

    @Test
    void namespacesQuotasAndPriorityClassesAreManifestsToo() {
        World world = WorldFile.parse("w.yaml", HEAD + AGENT + """
                ---
                kind: Namespace
                metadata: {name: logging, labels: {pod-security.kubernetes.io/enforce: baseline}}
                ---
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: few, namespace: logging}
                spec: {hard: {pods: "3"}}
                ---
                apiVersion: scheduling.k8s.io/v1
                kind: PriorityClass
                metadata: {name: mine}
                value: 7
                """);

        assertThat(world.surroundings())
                .extracting(one -> one.path("kind").asText())
                .containsExactly("Namespace", "ResourceQuota", "PriorityClass");
        assertThatThrownBy(() -> WorldFile.parse("w.yaml", HEAD + "---\nkind: ResourceQuota\nmetadata: {name: few}\n"))
                .hasMessageStartingWith("w.yaml: document 2.metadata.namespace: expected a value");
    }

    @Test
    void aDaemonSetHasNoFieldThatKubernetesDoesNotKnow() {
        assertThatThrownBy(() -> WorldFile.parse(
                        "w.yaml",
                        HEAD + AGENT.replace("image: \"agent:3\"", "image: \"agent:3\", imagePolicy: Always")))
                .hasMessageStartingWith("w.yaml: document 2: expected a manifest that the API server takes: ")
                .hasMessageEndingWith("unknown field \"spec.template.spec.containers[0].imagePolicy\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, everynode.simulation.nodes",
        "1, 0, everynode.simulation.daemon-sets",
        "99999, 1, everynode.simulation.nodes"
    })
    void theLargeWorldHasLimits(int nodes, int daemonSets, String key) {
        assertThatThrownBy(() -> LargeWorld.of(nodes, daemonSets)).hasMessageStartingWith(key + ": expected 1 to ");
    }
}
