package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.Finding.Habit;
import io.everynode.model.ContainerFacts;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.IntOrPercent;
import io.everynode.model.LabelSelector;
import io.everynode.model.NodeFacts;
import io.everynode.model.Nodes;
import io.everynode.model.Resources;
import io.everynode.model.TemplateFacts;
import io.everynode.model.UpdateStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private String image = "registry.example/agent:1.0";
    private boolean readiness = true;
    private boolean liveness = true;
    private boolean hostNetwork;
    private boolean hostPid;
    private List<String> hostPaths = List.of("/var/log");
    private List<Integer> hostPorts = List.of();
    private String priority = "agents";
    private Resources requests = new Resources(100, 128L << 20, 1);
    private UpdateStrategy strategy = rolling(new IntOrPercent(1, false), 0);
    private int historyLimit = 10;
    private int nodes = 3;
    private final List<NodeFacts> odd = new ArrayList<>();
    private Map<String, String> wants = Map.of();
    private List<ContainerFacts> init = List.of();
    private final List<DaemonSetFacts> others = new ArrayList<>();

    @Test
    void nothingIsSaidOfOneThatHasAllGoodHabits() {
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "agent, true",
        "registry.example:5000/agent, true",
        "registry.example:5000/agent:latest, true",
        "agent:v1, false",
        "agent@sha256:0123, false",
        "agent:latest@sha256:0123, false"
    })
    void aTagThatMoves(String of, boolean found) {
        image = of;

        assertThat(findings()).extracting(Finding::habit).isEqualTo(found ? List.of(Habit.LATEST_TAG) : List.of());
    }

    @Test
    void probes() {
        readiness = false;
        liveness = false;

        assertThat(findings())
                .extracting(Finding::habit)
                .containsExactly(Habit.NO_READINESS_PROBE, Habit.NO_LIVENESS_PROBE);
        assertThat(findings().getFirst().sentence()).startsWith("No readiness probe (main):");
    }

    @Test
    void requestsThatAreNotThere() {
        requests = Resources.NONE;

        assertThat(findings()).extracting(Finding::habit).containsExactly(Habit.NO_REQUESTS);
    }

    @ParameterizedTest
    @CsvSource({"1600, 0", "1700, 1"})
    void requestsOfMoreThanATenthOfANode(long cpuMillis, int found) {
        requests = new Resources(cpuMillis, 128L << 20, 1);

        assertThat(findings()).extracting(Finding::habit).hasSize(found).allMatch(h -> h == Habit.HEAVY_REQUESTS);
    }

    @Test
    void priority() {
        priority = "";

        assertThat(findings()).extracting(Finding::habit).containsExactly(Habit.NO_PRIORITY_CLASS);
    }

    @ParameterizedTest
    @CsvSource({"/, true", "/var/run/docker.sock, true", "/var/log, false"})
    void theHostsFiles(String path, boolean found) {
        hostPaths = List.of(path);

        assertThat(findings()).extracting(Finding::habit).isEqualTo(found ? List.of(Habit.HOST_ROOT) : List.of());
    }

    @Test
    void theHostsNetworkWithoutAReasonThatCanBeSeen() {
        hostNetwork = true;
        assertThat(findings()).extracting(Finding::habit).containsExactly(Habit.HOST_NETWORK);

        hostPorts = List.of(53);
        assertThat(findings()).isEmpty();

        hostPorts = List.of();
        priority = "system-node-critical";
        assertThat(findings()).isEmpty();
    }

    @Test
    void theHostsProcesses() {
        hostPid = true;

        assertThat(findings()).extracting(Finding::habit).containsExactly(Habit.HOST_PROCESSES);
    }

    @Test
    void noWayBack() {
        historyLimit = 0;

        assertThat(findings()).extracting(Finding::habit).containsExactly(Habit.NO_WAY_BACK);
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 0, 101, true",
        "1, false, 0, 100, false",
        "10, true, 0, 101, false",
        "0, false, 1, 101, false"
    })
    void oneAtATimeOnManyNodes(int unavailable, boolean percent, int surge, int onNodes, boolean found) {
        strategy = rolling(new IntOrPercent(unavailable, percent), surge);
        nodes = onNodes;

        assertThat(findings()).extracting(Finding::habit).isEqualTo(found ? List.of(Habit.ONE_AT_A_TIME) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"infra, agent, true", "infra, other, false", "elsewhere, agent, false"})
    void aSelectorThatMatchesAnothersPods(String namespace, String label, boolean found) {
        var ref = new DaemonSetRef(Facts.AGENT.cluster(), namespace, "agent-2");
        others.add(facts(ref, new LabelSelector(Map.of("app", label), List.of()), Map.of("app", label)));

        assertThat(findings())
                .extracting(Finding::habit)
                .isEqualTo(found ? List.of(Habit.OVERLAPPING_SELECTOR) : List.of());
    }

    @Test
    void namesTheOtherAndWhatToWriteInstead() {
        var ref = new DaemonSetRef(Facts.AGENT.cluster(), "infra", "agent-2");
        others.add(facts(ref, new LabelSelector(Map.of("app", "agent"), List.of()), Map.of("app", "agent")));

        assertThat(findings()).singleElement().satisfies(f -> {
            assertThat(f.sentence()).contains("agent-2");
            assertThat(f.wayOut()).isNotBlank();
        });
    }

    @Test
    void weighsTheNodesThatAreWantedAndNoOthers() {
        requests = new Resources(1700, 128L << 20, 1);
        wants = Map.of("pool", "gpu");

        assertThat(findings()).isEmpty();
    }

    @Test
    void looksAwayFromProbesOfInitContainers() {
        init = List.of(
                new ContainerFacts("prepare", "registry.example/prepare:1.0", true, requests, List.of(), false, false));

        assertThat(findings()).isEmpty();
    }

    @Test
    void weighsTheHeaviestOfCpuAndMemory() {
        requests = new Resources(100, 32L << 30, 1);

        assertThat(findings())
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .startsWith("One pod requests 50 % of what node-");
    }

    @Test
    void namesTheNodeOnWhichItWeighsMostOfThoseThatSayWhatTheyCanGive() {
        requests = new Resources(1700, 128L << 20, 1);
        odd.add(node("small", new Resources(4_000, 64L << 30, 110)));
        odd.add(node("silent", Resources.NONE));

        assertThat(findings())
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo("One pod requests 43 % of what small can give.");
    }

    private static NodeFacts node(String name, Resources allocatable) {
        NodeFacts like = Facts.node(name, Map.of());
        return new NodeFacts(
                like.name(),
                like.uid(),
                like.createdAt(),
                like.labels(),
                like.taints(),
                like.unschedulable(),
                like.conditions(),
                allocatable,
                like.kubeletVersion());
    }

    private List<Finding> findings() {
        DaemonSetFacts facts =
                facts(Facts.AGENT, new LabelSelector(Map.of("app", "agent"), List.of()), Map.of("app", "agent"));
        List<NodeFacts> all = IntStream.rangeClosed(1, nodes)
                .mapToObj(i -> Facts.node("node-" + i, Map.of()))
                .collect(Collectors.toCollection(ArrayList::new));
        all.addAll(odd);
        var slice = new DaemonSetSlice(facts, Map.of(), List.of(), List.of());
        var understanding = Judge.judge(slice, Nodes.of(all), DaemonSetMemory.NOTHING, Facts.NOW, Settings.DEFAULT)
                .understanding();
        var everybody = new ArrayList<>(others);
        everybody.add(facts);
        return Findings.of(understanding, Nodes.of(all), everybody);
    }

    private DaemonSetFacts facts(DaemonSetRef ref, LabelSelector selector, Map<String, String> labels) {
        var container = new ContainerFacts("main", image, false, requests, hostPorts, readiness, liveness);
        var containers = new ArrayList<>(init);
        containers.add(container);
        var template = new TemplateFacts(
                labels,
                Map.of(),
                null,
                wants,
                null,
                List.of(),
                hostNetwork,
                hostPid,
                hostPaths,
                priority,
                containers,
                requests);
        return new DaemonSetFacts(
                ref,
                Facts.AGENT_UID,
                "1",
                Facts.LONG_AGO,
                null,
                List.of(),
                1,
                1,
                Map.of(),
                Map.of(),
                List.of(),
                selector,
                template,
                strategy,
                0,
                historyLimit,
                Counts.ZERO,
                Facts.NO_JSON);
    }

    private static UpdateStrategy rolling(IntOrPercent maxUnavailable, int maxSurge) {
        return new UpdateStrategy.RollingUpdate(maxUnavailable, new IntOrPercent(maxSurge, false));
    }
}
