package io.everynode.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterName;
import io.everynode.model.NodeName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crashes on node-1.            | node-1         | crashes on [node-1].",
                "on node-1, node-17 and more   | node-1,node-17 | on [node-1], [node-17] and more",
                "on node-17                    | node-1         | on node-17",
                "on my-node-1 and node-1.b     | node-1         | on my-node-1 and [node-1].b",
                "node-1                        | node-1         | [node-1]",
                "nothing named                 | node-1         | nothing named",
                "a.b is no regex: axb          | a.b            | [a.b] is no regex: axb",
            })
    void mentionsOfNodesBecomeLinks(String sentence, String nodes, String marked) {
        List<NodeName> names = Stream.of(nodes.split(",")).map(NodeName::new).toList();

        List<Linked> pieces = Linked.nodesIn(sentence, new ClusterName("prod"), names);

        assertThat(pieces.stream()
                        .map(p -> p.href().isEmpty() ? p.text() : "[" + p.text() + "]")
                        .collect(Collectors.joining()))
                .isEqualTo(marked);
    }
}
