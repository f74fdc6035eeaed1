package io.everynode.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.AttentionItem.Way;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the button leads that replaces the pods of several nodes. */
class WaysTest {
    private static final DaemonSetRef AGENT = new DaemonSetRef(new ClusterName("test"), "infra", "agent");
    private static final String FORM = "/clusters/test/daemonsets/infra/agent/replacements";

    @ParameterizedTest
    @CsvSource({
        "1, Replace its pod on node-1…, ?node=node-1",
        "2, Replace its pods on 2 nodes…, ?node=node-1&node=node-2",
        "21, Replace its pods on 21 nodes…, ?choose=failing",
        "37, Replace its pods on 37 nodes…, ?choose=failing"
    })
    void countsAllNodesAndLeadsToTheFormWithThemChosenWhereTheyDoNotFitAnAddress(
            int nodes, String words, String query) {
        Way.ReplaceFailing way = replacing(nodes);

        assertThat(Ways.words(way)).isEqualTo(words);
        assertThat(Ways.href(way)).isEqualTo(FORM + query);
    }

    @Test
    void namesTwentyNodesInTheAddress() {
        assertThat(Ways.href(replacing(20))).startsWith(FORM + "?node=node-1&").endsWith("&node=node-20");
    }

    private static Way.ReplaceFailing replacing(int nodes) {
        return new Way.ReplaceFailing(
                AGENT,
                IntStream.rangeClosed(1, nodes)
                        .mapToObj(i -> new NodeName("node-" + i))
                        .toList());
    }
}
