package io.everynode.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.board.View;
import io.everynode.page.ClusterFixture.Pod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripTest {
    private static final PoolConfig POOLS = () -> List.of("pool");

    private static Strip strip(ClusterFixture cluster) {
        View view = cluster.view(1);
        NodeOrder order =
                NodeOrder.of(view.snapshot().nodes(), NodeOrder.By.POOL, POOLS).forStrips();
        return Strip.of(view.understanding().daemonSets().values().iterator().next(), order, true);
    }

    @Test
    void upToTwoHundredNodesEachHasItsSegment() {
        Strip strip = strip(new ClusterFixture("c").nodes(200, "p", "a").daemonSet("n", "x", "i", Map.of()));

        assertThat(strip.segments())
                .hasSize(200)
                .allMatch(s -> s.verdict().equals("ok") && s.title().isEmpty());
        assertThat(strip.label()).isEqualTo("200 ok");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 40, 95, 150})
    void beyondThatThereAreNeverMoreThanNinetySix(int pools) {
        var cluster = new ClusterFixture("c");
        for (int pool = 0; pool < pools; pool++) {
            cluster.nodes(1 + 997 / pools, "pool-" + pool, "a");
        }

        assertThat(strip(cluster.daemonSet("n", "x", "i", Map.of())).segments()).hasSizeLessThanOrEqualTo(96);
    }

    @Test
    void aBinIsTheWorstOfItsNodesAndSaysWhichOne() {
        Strip strip = strip(new ClusterFixture("c")
                .nodes(960, "p", "a")
                .daemonSet("n", "x", "i", Map.of("node-500", Pod.CRASHING, "node-499", Pod.OLD)));

        assertThat(strip.segments())
                .filteredOn(s -> s.verdict().equals("notReady"))
                .singleElement()
                .satisfies(s -> assertThat(s.title()).contains("1 not ready (node-500)", "1 old revision"));
    }

    @Test
    void betweenPoolsThereIsAGap() {
        Strip strip = strip(
                new ClusterFixture("c").nodes(2, "a", "z").nodes(2, "b", "z").daemonSet("n", "x", "i", Map.of()));

        assertThat(strip.segments()).extracting(Strip.Segment::gap).containsExactly(false, false, true, false);
    }
}
