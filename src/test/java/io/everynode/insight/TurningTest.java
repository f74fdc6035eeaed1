package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterModel;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.NodeName;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Snapshot;
import io.everynode.model.Uid;
import io.everynode.model.UpdateStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When time alone changes what is said, and what is judged again then. */
class TurningTest {
    private static final int NODES = 2 * Cells.BLOCK + 10;
    private static final int LAST = NODES - 1;
    private static final Instant RELEASED = Facts.NOW.minus(Duration.ofHours(2));
    private static final Instant YOUNG = Facts.NOW.minusSeconds(30);

    private final ClusterModel model = new ClusterModel(Facts.AGENT.cluster());

    @Test
    void nothingTurnsWhereAllIsWell() {
        put(Facts.ROLLING, 1);

        assertThat(judge(DaemonSetMemory.NOTHING, Facts.NOW).turnsAt()).isNull();
    }

    @Test
    void onDeleteIsForgottenAfterADay() {
        put(new UpdateStrategy.OnDelete(), 2);
        Judged first = judge(DaemonSetMemory.NOTHING, Facts.NOW);
        Judged waiting = judge(first.memory(), Facts.NOW.plus(Settings.DEFAULT.stallAfter()));
        Instant forgotten = RELEASED.plus(Duration.ofHours(24));

        assertThat(waiting.turnsAt()).isEqualTo(forgotten);
        assertThat(waiting.understanding().attention()).isEqualTo(Attention.MOVING);
        Judged then = judge(waiting.memory(), forgotten);
        assertThat(then.turnsAt()).isNull();
        assertThat(then.understanding().attention()).isEqualTo(Attention.NEEDS_YOU);
    }

    @ParameterizedTest
    @CsvSource({
        "-PT5S, PT1M",
        "PT0S, PT1M",
        "PT59S, PT1M",
        "PT60S, PT2M",
        "PT23H59M30S, PT24H",
        "PT24H, PT48H",
        "PT47H, PT48H",
        "PT48H, PT72H"
    })
    void theAgeOfAStalledRolloutIsSaidInMinutesForADayAndThenInDays(Duration age, Duration turns) {
        Instant turnsAt = RolloutSentence.turnsAt(new RolloutState.Stalled(null, true), Facts.NOW, Facts.NOW.plus(age));

        assertThat(turnsAt).isEqualTo(Facts.NOW.plus(turns));
    }

    @Test
    void judgesTheCellWhoseTimeHasComeInWhicheverBlockAndNoOther() {
        put(Facts.ROLLING, 1, pod(LAST, YOUNG, false));
        Judged young = judge(DaemonSetMemory.NOTHING, Facts.NOW);
        Instant late = YOUNG.plusSeconds(120);

        Judged turned = part(young.memory(), late);

        assertThat(young.turnsAt()).isEqualTo(late);
        assertThat(turned.understanding()).isEqualTo(judge(young.memory(), late).understanding());
        assertThat(turned.memory().cells().get(LAST).verdict()).isEqualTo(Verdict.NOT_READY);
        for (int i = 0; i < LAST; i++) {
            assertThat(turned.memory().cells().get(i))
                    .isSameAs(young.memory().cells().get(i));
        }
    }

    @Test
    void namesTheNodeOfACellInALaterBlock() {
        put(Facts.ROLLING, 1, pod(LAST, YOUNG, false));
        Judged young = judge(DaemonSetMemory.NOTHING, Facts.NOW);

        Rollout rollout =
                part(young.memory(), YOUNG.plusSeconds(120)).understanding().rollout();

        assertThat(rollout.attribution()).isEqualTo(Attribution.NODE);
        assertThat(rollout.attributionSentence()).contains("only " + name(LAST) + " is in trouble");
    }

    @Test
    void cellsAreEqualWhereEachOfThemIs() {
        put(Facts.ROLLING, 1, pod(LAST, YOUNG, false));
        Judged young = judge(DaemonSetMemory.NOTHING, Facts.NOW);
        Cells cells = young.memory().cells();
        Cells turned = part(young.memory(), YOUNG.plusSeconds(120)).memory().cells();
        Cells same = judge(DaemonSetMemory.NOTHING, Facts.NOW).memory().cells();

        assertThat(cells.equals(same)).isTrue();
        assertThat(cells.equals(List.copyOf(cells))).isTrue();
        assertThat(cells.hashCode()).isEqualTo(List.copyOf(cells).hashCode());
        assertThat(cells.equals(turned)).isFalse();
        assertThat(cells.equals(Cells.NONE)).isFalse();
        assertThat(Cells.NONE.equals(cells)).isFalse();
        assertThat(cells.equals(List.of())).isFalse();
    }

    private Judged judge(DaemonSetMemory memory, Instant now) {
        Snapshot snapshot = model.publish(now, true);
        return Judge.judge(
                snapshot.daemonSet(Facts.AGENT).orElseThrow(), snapshot.nodes(), memory, now, Settings.DEFAULT);
    }

    private Judged part(DaemonSetMemory memory, Instant now) {
        Snapshot snapshot = model.publish(now, true);
        return Judge.judge(
                snapshot.daemonSet(Facts.AGENT).orElseThrow(),
                snapshot.nodes(),
                memory,
                Set.of(),
                now,
                Settings.DEFAULT);
    }

    /** Nodes whose pods run revision 1, revisions up to the current one, and a controller that counts as we do. */
    private void put(UpdateStrategy strategy, int current, PodFacts... others) {
        for (int i = 0; i < NODES; i++) {
            model.put(Facts.node(name(i).value(), Map.of()));
            model.put(pod(i, Facts.LONG_AGO, true));
        }
        for (int number = 1; number <= current; number++) {
            model.put(Facts.revision(number, "r" + number, number < current ? Facts.LONG_AGO : RELEASED, "{}"));
        }
        List.of(others).forEach(model::put);
        DaemonSetFacts daemonSet = Facts.daemonSet(Facts.template(Map.of(), null), strategy, 0);
        model.put(daemonSet);
        Counts counts =
                judge(DaemonSetMemory.NOTHING, Facts.NOW).understanding().counts();
        model.put(Facts.reporting(counts, daemonSet));
    }

    private static NodeName name(int i) {
        return new NodeName("node-%03d".formatted(i));
    }

    private static PodFacts pod(int i, Instant created, boolean ready) {
        return new PodFacts(
                new Uid("pod-" + i),
                "infra",
                "agent-" + i,
                name(i),
                name(i),
                Facts.AGENT_UID,
                Map.of("app", "agent", "controller-revision-hash", "r1"),
                created,
                null,
                ready ? PodPhase.Running : PodPhase.Pending,
                ready,
                created,
                0,
                PodDetail.NONE);
    }
}
