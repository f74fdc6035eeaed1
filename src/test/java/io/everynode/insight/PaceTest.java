package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.NodeName;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast nodes go in a rollout, of one node after another. */
class PaceTest {
    private static final NodeName NODE = new NodeName("node-1");
    private static final Instant TOUCHED = Facts.NOW.plusSeconds(30);

    private final Pace pace = new Pace(Map.of(), List.of(), null);
    private final Cell old = cell(NODE, true, pod(NODE, false, Duration.ZERO));
    private final Cell empty = cell(NODE, true);
    private final Cell done = cell(NODE, true, pod(NODE, true, Duration.ofSeconds(70)));
    private final Cell unwanted = cell(NODE, false);

    @Test
    void aNodeTakesFromTheTouchUntilItsNewPodIsAvailable() {
        Pace under = pace.seen(old, empty, 0, TOUCHED);
        assertThat(under.touched()).isEqualTo(Map.of(NODE, TOUCHED));

        Pace after = under.seen(empty, done, 0, TOUCHED.plusSeconds(50));
        assertThat(after.took()).containsExactly(Duration.ofSeconds(40));
        assertThat(after.touched()).isEmpty();
    }

    @Test
    void aNodeThatIsNotWantedAnyMoreIsNotUnderWay() {
        assertThat(pace.seen(old, empty, 0, TOUCHED)
                        .seen(empty, unwanted, 0, TOUCHED)
                        .touched())
                .isEmpty();
    }

    @Test
    void nothingIsUnderWayInARolloutThatIsDone() {
        Pace under = pace.seen(old, done, 0, TOUCHED).seen(old, empty, 0, TOUCHED);

        assertThat(under.done()).isEqualTo(new Pace(Map.of(), under.took(), null));
    }

    @Test
    void theFirstNodesMayBeTouchedAsTheRevisionBecomesCurrent() {
        Cell untouched = cell(NODE, true, pod(NODE, false, Duration.ZERO));

        assertThat(pace.begun(done, empty, TOUCHED).touched()).containsOnlyKeys(NODE);
        assertThat(pace.begun(untouched, empty, TOUCHED).touched()).containsOnlyKeys(NODE);
        assertThat(pace.begun(empty, empty, TOUCHED).touched()).isEmpty();
        assertThat(pace.begun(unwanted, empty, TOUCHED).touched()).isEmpty();
        assertThat(pace.begun(done, old, TOUCHED).touched()).isEmpty();
    }

    @Test
    void keepsTheLastHundredNodes() {
        Pace after = pace;
        for (int i = 1; i <= 150; i++) {
            after = after.seen(old, cell(NODE, true, pod(NODE, true, Duration.ofSeconds(i))), 0, TOUCHED);
        }

        assertThat(after.took()).hasSize(100).first().isEqualTo(Duration.ofSeconds(51));
        assertThat(after.took()).last().isEqualTo(Duration.ofSeconds(150));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT0S", "PT1H, PT1H", "PT1H0.001S, ", "-PT1S, "})
    void believesAFirstSeenPodThatTookNoLongerThanAnHour(Duration start, Duration believed) {
        Cell cell = cell(NODE, true, pod(NODE, true, start));

        assertThat(Pace.firstSeen(List.of(cell), 0).perNode()).isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource({"199, PT99S", "200, PT100S", "400, PT201S", "1000, PT498S"})
    void readsTheMedianOffASampleOfManyNodes(int nodes, Duration median) {
        List<Cell> cells = IntStream.range(0, nodes)
                .mapToObj(i -> {
                    var node = new NodeName("node-" + i);
                    return cell(node, true, pod(node, true, Duration.ofSeconds(i)));
                })
                .toList();

        assertThat(Pace.firstSeen(cells, 0).perNode()).isEqualTo(median);
    }

    private static Cell cell(NodeName node, boolean wanted, PodOnNode... pods) {
        return new Cell(Facts.AGENT, node, wanted, Verdict.UPDATING, null, Facts.NOW, List.of(pods), null);
    }

    /** @param start from its creation until it was ready */
    private static PodOnNode pod(NodeName node, boolean current, Duration start) {
        var facts = new PodFacts(
                new Uid("pod"),
                "infra",
                "agent-1",
                node,
                node,
                Facts.AGENT_UID,
                Map.of("app", "agent"),
                Facts.NOW,
                null,
                PodPhase.Running,
                true,
                Facts.NOW.plus(start),
                0,
                PodDetail.NONE);
        return new PodOnNode(facts, null, current, current, true);
    }
}
