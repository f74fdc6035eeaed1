package io.everynode.page.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.NodeName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNamesTest {
    @ParameterizedTest
    @CsvSource({
        "node-01 node-17 node-48, 01 17 48",
        "node-10 node-11 node-12, 10 11 12",
        "node-1, node-1",
        "a b, a b",
        "node-10 node-20 node-30, 10 20 30",
        "ip-10-0-1-17.eu-west-1.internal ip-10-0-1-203.eu-west-1.internal, 17 203",
        "worker-a worker-b control-plane-1, …ker-a …ker-b …ane-1",
        "gke-prod-pool-1-3f2a-x1b2 gke-prod-pool-1-3f2a-zz9k, x1b2 zz9k",
        "edge-1 general-01 general-36 gpu-12, edge-1 …01 …36 gpu-12",
        "node node-1, node node-1"
    })
    void aTileSaysOnlyWhatTellsTheNodesApart(String names, String labels) {
        List<NodeName> nodes =
                Arrays.stream(names.split(" ")).map(NodeName::new).toList();
        var shortNames = ShortNames.among(nodes);

        assertThat(nodes.stream().map(shortNames::of)).containsExactly(labels.split(" "));
    }
}
