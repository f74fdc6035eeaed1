package io.everynode.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.world.Script.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

    private final Timeline timeline = new Timeline(ZERO.minusSeconds(3600));
    private final List<String> done = new ArrayList<>();

    @Test
    void eventsHappenAtTheirTimesWhateverTheirOrderInTheFile() {
        script(null, 120, 60).begin();
        timeline.advanceTo(ZERO.plusSeconds(300));
        assertThat(done).containsExactly("60 at 60", "120 at 120");
    }

    @Test
    void withACycleTheyHappenAgainAndAgainButWhatLiesInThePastOnlyOnce() {
        script(Duration.ofMinutes(10), -600, 60).begin();
        timeline.advanceTo(ZERO.plusSeconds(1500));
        assertThat(done).containsExactly("-600 at -600", "60 at 60", "60 at 660", "60 at 1260");
    }

    @Test
    void whatIsToComeCanBeAskedFor() {
        Script script = script(Duration.ofMinutes(10), 60, 120);
        script.begin();
        timeline.advanceTo(ZERO.plusSeconds(90));
        assertThat(script.upcoming(3))
                .extracting(Due::at)
                .containsExactly(ZERO.plusSeconds(120), ZERO.plusSeconds(660), ZERO.plusSeconds(720));
    }

    @Test
    void hurryingMovesAllThatFollows() {
        Script script = script(null, 60, 120);
        script.begin();
        timeline.advanceTo(ZERO);
        assertThat(script.hurry())
                .hasValueSatisfying(due -> assertThat(due.at()).isEqualTo(ZERO));
        timeline.advanceTo(ZERO.plusSeconds(70));
        assertThat(done).containsExactly("60 at 0", "120 at 60");
    }

    @Test
    void withNothingToComeThereIsNothingToHurry() {
        Script script = script(null);
        script.begin();
        assertThat(script.hurry()).isEmpty();
        assertThat(script.upcoming(5)).isEmpty();
    }

    private Script script(@Nullable Duration cycle, int... seconds) {
        List<World.Event> events = new ArrayList<>();
        for (int second : seconds) {
            events.add(new World.Event(Duration.ofSeconds(second), "" + second, new Act.NodeDown("" + second)));
        }
        World world = new World("w", "v1", Duration.ZERO, List.of(), List.of(), List.of(), List.of(), events, cycle);
        return new Script(timeline, world, ZERO, act -> {
            if (act instanceof Act.NodeDown(String node)) {
                done.add(node + " at "
                        + Duration.between(ZERO, timeline.instant()).toSeconds());
            }
        });
    }
}
