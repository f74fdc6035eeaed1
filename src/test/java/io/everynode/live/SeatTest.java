package io.everynode.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeatTest {
    private final List<String> told = new ArrayList<>();
    private final Seat seat = new Seat("alice", s -> told.add("seat free"));

    @BeforeEach
    void stays() {
        seat.stay(() -> told.add("stay over"));
    }

    private Multi<String> stream() {
        return Multi.createFrom()
                .emitter(emitter -> seat.attach(emitter, () -> emitter.emit("beat"), () -> told.add("left")));
    }

    @Test
    void beatsUntilItIsEnded() {
        stream().subscribe().with(told::add, failure -> told.add("failed"), () -> told.add("complete"));
        seat.beat();
        seat.beat();
        seat.end();
        assertThat(told)
                .startsWith("beat", "beat")
                .contains("complete", "left", "seat free", "stay over")
                .hasSize(6);
    }

    @Test
    void endsAsItBeginsWhereTheCallerWasDismissedBefore() {
        seat.end();
        stream().subscribe().with(told::add, failure -> told.add("failed"), () -> told.add("complete"));
        assertThat(told).containsExactlyInAnyOrder("complete", "left", "seat free", "stay over");
    }

    @Test
    void isFreeWhereTheClientWentAsItBegan() {
        var subscription = new AtomicReference<Subscription>();
        Multi.createFrom()
                .<String>emitter(emitter -> {
                    subscription.get().cancel();
                    seat.attach(emitter, () -> emitter.emit("beat"), () -> told.add("left"));
                })
                .onSubscription()
                .invoke(subscription::set)
                .subscribe()
                .with(told::add);
        assertThat(told).containsExactlyInAnyOrder("left", "seat free", "stay over");
    }
}
