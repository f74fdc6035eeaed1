package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.login.Gatehouse.Holder;
import io.everynode.model.Caller;
import io.everynode.model.Caller.Credential.Token;
import io.everynode.model.ClusterName;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final Token TOKEN = new Token("canary-token");
    private static final ClusterName ALPHA = new ClusterName("alpha");
    private static final ClusterName BETA = new ClusterName("beta");

    private final Gatehouse clusters = new Gatehouse();
    private final Questions questions = new Questions(clusters);

    @BeforeEach
    void twoClusters() {
        clusters.board = new FixtureBoard();
        clusters.board.show(new ClusterFixture("alpha").view(1), new ClusterFixture("beta").view(1));
    }

    @Test
    void whoeverMayReadInAllClustersSeesAllOfThem() {
        clusters.knows("canary-token", Holder.of("alice", "alpha", "beta"));
        assertThat(ask()).isEqualTo(welcome("alice", ALPHA, BETA));
    }

    @Test
    void whoeverIsKnownInOneSeesThatOne() {
        clusters.knows("canary-token", Holder.of("alice", "beta"));
        assertThat(ask()).isEqualTo(welcome("alice", BETA));
    }

    @Test
    void whoeverIsKnownNowhereIsAStranger() {
        assertThat(ask()).isEqualTo(new Visit.Unknown());
    }

    @Test
    void whoeverLacksARightIsToldWhichAndWhatWouldGiveIt() {
        clusters.knows("canary-token", Holder.of("bob", "alpha").lacking("nodes", "controllerrevisions"));
        assertThat(ask()).isInstanceOfSatisfying(Visit.Lacking.class, lacking -> {
            assertThat(lacking.name()).isEqualTo("bob");
            assertThat(lacking.cluster()).isEqualTo(ALPHA);
            assertThat(lacking.missing()).containsExactly("list controllerrevisions.apps", "list nodes");
            assertThat(lacking.rules()).isEqualTo("""
                    - apiGroups: ["apps"]
                      resources: [controllerrevisions]
                      verbs: [list]
                    - apiGroups: [""]
                      resources: [nodes]
                      verbs: [list]""");
        });
    }

    @Test
    void eventsAreShownOnlyToWhoeverMayListThem() {
        clusters.knows("canary-token", Holder.of("bob", "alpha").lacking("events"));
        assertThat(ask())
                .isInstanceOfSatisfying(
                        Visit.Lacking.class,
                        lacking -> assertThat(lacking.missing()).containsExactly("list events"));
    }

    @Test
    void aSilentClusterLetsNobodyInWhoWasNotThereBefore() {
        clusters.knows("canary-token", Holder.of("alice", "alpha", "beta").silentIn("beta"));
        assertThat(ask()).isEqualTo(welcome("alice", ALPHA));
        clusters.knows("canary-token", Holder.of("alice", "alpha", "beta").silentIn("alpha", "beta"));
        assertThat(ask()).isInstanceOf(Visit.Unanswered.class);
    }

    @Test
    void aSilentClusterTurnsNobodyOutWhoWasThereBefore() {
        clusters.knows("canary-token", Holder.of("alice", "alpha", "beta").silentIn("alpha", "beta"));
        var before = new Caller("alice", Set.of("system:authenticated"), Set.of(BETA), TOKEN);
        assertThat(questions.ask(TOKEN, Optional.of(before)).visit()).isEqualTo(welcome("alice", BETA));
    }

    @Nested
    class Remembered {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T06:00:00Z"));
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private final Visitors visitors = new Visitors(questions, now::get, waiting::add);

        @Test
        void theAnswerHoldsForAMinuteAndIsAskedAnewBesideTheRequests() {
            clusters.knows("canary-token", Holder.of("alice", "alpha"));
            assertThat(visitors.visit("canary-token")).isNotDone();
            answer();
            assertThat(visitors.visit("canary-token")).isCompletedWithValue(welcome("alice", ALPHA));
            clusters.forgets("canary-token");
            passes(31);
            assertThat(visitors.visit("canary-token")).isCompletedWithValue(welcome("alice", ALPHA));
            answer();
            assertThat(visitors.visit("canary-token")).isCompletedWithValue(new Visit.Unknown());
        }

        @Test
        void nobodyIsLetInOnAnAnswerOlderThanAMinute() {
            clusters.knows("canary-token", Holder.of("alice", "alpha"));
            visitors.visit("canary-token");
            answer();
            clusters.forgets("canary-token");
            passes(60);
            var visit = visitors.visit("canary-token");
            assertThat(visit).isNotDone();
            answer();
            assertThat(visit).isCompletedWithValue(new Visit.Unknown());
        }

        @Test
        void manyAtOnceAskOnce() {
            for (int i = 0; i < 100; i++) {
                visitors.visit("canary-token");
            }
            assertThat(waiting).hasSize(1);
        }

        @Test
        void whoeverLogsInIsAskedAboutInAnyCase() {
            visitors.visit("canary-token");
            answer();
            clusters.knows("canary-token", Holder.of("alice", "alpha"));
            var visit = visitors.visitAnew("canary-token");
            answer();
            assertThat(visit).isCompletedWithValue(welcome("alice", ALPHA));
        }

        @Test
        void knownIsOnlyWhoeverWasWelcomeWithinTheMinute() {
            clusters.knows("canary-token", Holder.of("alice", "alpha"));
            assertThat(visitors.knows("canary-token")).isFalse();
            visitors.visit("canary-token");
            visitors.visit("guess");
            answer();
            assertThat(visitors.knows("canary-token")).isTrue();
            assertThat(visitors.knows("guess")).isFalse();
            passes(60);
            assertThat(visitors.knows("canary-token")).isFalse();
        }

        @Test
        void whoeverIsBeingAskedAboutIsNotAnAttemptOnceMore() {
            visitors.visit("canary-token");
            assertThat(visitors.knows("canary-token")).isTrue();
        }

        @Test
        void aRefusedTokenIsNotAskedAboutAnewWithinItsTime() {
            visitors.visit("guess");
            answer();
            int asked = clusters.asked();
            assertThat(visitors.visit("guess")).isCompletedWithValue(new Visit.Unknown());
            answer();
            assertThat(clusters.asked()).isEqualTo(asked);
        }

        @Test
        void whatIsNoLongerOfUseIsForgotten() {
            clusters.knows("canary-token", Holder.of("alice", "alpha"));
            visitors.visit("canary-token");
            visitors.visit("guess");
            visitors.tidy();
            assertThat(visitors.remembered()).isEqualTo(2);
            answer();
            passes(60);
            visitors.tidy();
            assertThat(visitors.remembered()).isEqualTo(1);
            passes(15 * 60);
            visitors.tidy();
            assertThat(visitors.remembered()).isZero();
        }

        @Test
        void whoeverLoggedOutIsAskedAboutAnew() {
            clusters.knows("canary-token", Holder.of("alice", "alpha"));
            visitors.visit("canary-token");
            answer();
            visitors.forget("canary-token");
            clusters.forgets("canary-token");
            var visit = visitors.visit("canary-token");
            answer();
            assertThat(visit).isCompletedWithValue(new Visit.Unknown());
        }

        @Test
        void theYesOfAClusterThatFellSilentIsCarriedForAQuarterOfAnHourAndNoLonger() {
            clusters.knows("canary-token", Holder.of("alice", "alpha", "beta"));
            comes();
            clusters.knows("canary-token", Holder.of("alice", "alpha", "beta").silentIn("alpha", "beta"));
            for (int minutes = 1; minutes < 15; minutes++) {
                passes(60);
                assertThat(comes()).isEqualTo(welcome("alice", ALPHA, BETA));
            }
            for (int minutes = 15; minutes < 24 * 60; minutes++) {
                passes(60);
                assertThat(comes()).isInstanceOf(Visit.Unanswered.class);
            }
        }

        @Test
        void eachClusterSaysYesForItself() {
            clusters.knows("canary-token", Holder.of("alice", "alpha", "beta"));
            comes();
            clusters.knows("canary-token", Holder.of("alice", "alpha", "beta").silentIn("beta"));
            for (int minutes = 1; minutes < 15; minutes++) {
                passes(60);
                assertThat(comes()).isEqualTo(welcome("alice", ALPHA, BETA));
            }
            passes(60);
            assertThat(comes()).isEqualTo(welcome("alice", ALPHA));
            clusters.knows("canary-token", Holder.of("alice", "alpha", "beta").silentIn("alpha"));
            passes(60);
            assertThat(comes()).isEqualTo(welcome("alice", ALPHA, BETA));
        }

        private Visit comes() {
            var visit = visitors.visit("canary-token");
            answer();
            return visit.join();
        }

        private void answer() {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }

        private void passes(long seconds) {
            now.updateAndGet(t -> t.plus(Duration.ofSeconds(seconds)));
        }
    }

    private Visit ask() {
        return questions.ask(TOKEN, Optional.empty()).visit();
    }

    private static Visit welcome(String name, ClusterName... seen) {
        return new Visit.Welcome(new Caller(name, Set.of("system:authenticated"), Set.of(seen), TOKEN));
    }
}
