package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.cluster.KindState.Following;
import io.everynode.model.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessRuleTest {
    private static final Instant THEN = Instant.parse("2026-11-24T06:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(100);
    private static final Freshness BEFORE = new Freshness.Starting(THEN, "nothing yet");

    private final List<KindState> kinds = new ArrayList<>(Arrays.stream(Watched.values())
            .map(k -> new KindState(k, true, new Following.Well(), NOW))
            .toList());

    private void set(Watched kind, boolean synced, Following following) {
        kinds.replaceAll(k -> k.kind() == kind ? new KindState(kind, synced, following, NOW) : k);
    }

    private Freshness fresh() {
        return FreshnessRule.of(BEFORE, kinds, NOW);
    }

    @Test
    void isLiveOnceEveryKindIsWatched() {
        assertThat(fresh()).isEqualTo(new Freshness.Live(NOW, List.of()));
    }

    @Test
    void isStartingUntilEachNeededKindWasListed() {
        set(Watched.PODS, false, new Following.Well());
        assertThat(fresh()).isEqualTo(new Freshness.Starting(THEN, "The pods are being listed."));
    }

    @Test
    void doesNotWaitForEvents() {
        set(Watched.EVENTS, false, new Following.Lost("gone"));
        assertThat(fresh().state()).isEqualTo("live");
    }

    @ParameterizedTest
    @CsvSource({
        "denied, lost,   forbidden",
        "lost,   silent, unreachable",
        "silent, well,   stale",
        "well,   well,   live",
        "lost,   denied, forbidden"
    })
    void isTheWorstOfItsKinds(String nodes, String pods, String expected) {
        set(Watched.NODES, true, following(nodes));
        set(Watched.PODS, true, following(pods));
        assertThat(fresh().state()).isEqualTo(expected);
    }

    private static Following following(String word) {
        return switch (word) {
            case "denied" -> new Following.Denied("no.");
            case "lost" -> new Following.Lost("lost.");
            case "silent" -> new Following.Silent();
            default -> new Following.Well();
        };
    }

    @Test
    void namesTheKindAndTheRuleThatIsMissing() {
        set(Watched.DAEMON_SETS, false, new Following.Denied("The API server answered 403."));
        assertThat(fresh().reason())
                .isEqualTo(
                        "Everynode may not list and watch DaemonSets: The API server answered 403."
                                + " Its ClusterRole needs {apiGroups: [\"apps\"], resources: [daemonsets], verbs: [list, watch]}.");
    }

    @Test
    void withoutTheRightOnEventsIsLiveAndLimited() {
        set(Watched.EVENTS, false, new Following.Denied("no."));
        assertThat(fresh()).isEqualTo(new Freshness.Live(NOW, List.of("events")));
    }

    @Test
    void beganWhenTheStateDidWhateverTheReason() {
        var before = new Freshness.Unreachable(THEN, "another reason");
        set(Watched.NODES, true, new Following.Lost("lost."));
        Freshness after = FreshnessRule.of(before, kinds, NOW);
        assertThat(after.since()).isEqualTo(THEN);
        assertThat(after.reason()).startsWith("lost.");
    }

    @Test
    void thatIsTheSameIsTheSameValue() {
        Freshness live = fresh();
        assertThat(FreshnessRule.of(live, kinds, NOW.plusSeconds(5))).isSameAs(live);
    }
}
