package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final ClusterName SLOW = new ClusterName("slow");
    private static final ClusterName OTHER = new ClusterName("other");

    private final Crowd crowd = new Crowd();

    @Test
    void aCallerWhoWaitsForManyWaitsForNoMore() {
        assertThat(inside(Crowd.OF_A_CALLER - 1, i -> "ines", () -> ask(SLOW, "ines")))
                .isEqualTo("performed");
        assertThat(inside(Crowd.OF_A_CALLER, i -> "ines", () -> ask(OTHER, "ines")))
                .startsWith("429 8 requests of yours wait");
        assertThat(inside(Crowd.OF_A_CALLER, i -> "ines", () -> ask(SLOW, "otto")))
                .isEqualTo("performed");
    }

    @Test
    void aSlowClusterTakesNoMoreAndTheOthersDo() {
        assertThat(inside(Crowd.OF_A_CLUSTER, i -> "caller-" + i, () -> ask(SLOW, "ines")))
                .startsWith("503 16 requests wait for slow");
        assertThat(inside(Crowd.OF_A_CLUSTER, i -> "caller-" + i, () -> ask(OTHER, "ines")))
                .isEqualTo("performed");
    }

    @Test
    void whoeverLeavesMakesRoomAlsoByFailing() {
        inside(Crowd.OF_A_CLUSTER, i -> "caller-" + i, () -> "");
        for (int i = 0; i < 2 * Crowd.OF_A_CLUSTER; i++) {
            try {
                crowd.pass(
                        SLOW,
                        caller("ines"),
                        () -> {
                            throw new IllegalStateException();
                        },
                        o -> "");
            } catch (IllegalStateException e) {
                continue;
            }
        }
        assertThat(ask(SLOW, "ines")).isEqualTo("performed");
    }

    /** Asks while so many are inside. */
    private String inside(int count, IntFunction<String> who, Supplier<String> then) {
        return count == 0
                ? then.get()
                : crowd.pass(SLOW, caller(who.apply(count)), () -> inside(count - 1, who, then), o -> "refused early");
    }

    private String ask(ClusterName cluster, String caller) {
        return crowd.pass(cluster, caller(caller), () -> "performed", o -> o.status() + " " + o.sentence());
    }

    private static Caller caller(String name) {
        return new Caller(name, Set.of(), Set.of(SLOW, OTHER), new Caller.Credential.Own());
    }
}
