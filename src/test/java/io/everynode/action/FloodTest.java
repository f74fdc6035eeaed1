package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.action.Flood.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:01Z"));
    private final Flood flood = new Flood(now::get);

    @Test
    void oneCallerHasSoMuchRoomAMinuteAndIsToldTheLast() {
        List<Room> rooms = take("ines", 30);

        assertThat(rooms.subList(0, Flood.OF_ONE - 1)).containsOnly(Room.THERE);
        assertThat(rooms.get(Flood.OF_ONE - 1)).isEqualTo(Room.LAST);
        assertThat(rooms.subList(Flood.OF_ONE, 30)).containsOnly(Room.NONE);
        assertThat(take("otto", 1)).containsExactly(Room.THERE);

        now.updateAndGet(t -> t.plus(Duration.ofMinutes(1)));
        assertThat(take("ines", 1)).containsExactly(Room.THERE);
    }

    @Test
    void allTogetherHaveSoMuch() {
        List<Room> rooms = IntStream.range(0, 1000)
                .mapToObj(i -> flood.take("caller-" + i))
                .toList();

        assertThat(rooms.stream().filter(r -> r != Room.NONE)).hasSize(Flood.OF_ALL);
        assertThat(rooms.get(Flood.OF_ALL - 1)).isEqualTo(Room.LAST);
    }

    private List<Room> take(String caller, int times) {
        return IntStream.range(0, times).mapToObj(i -> flood.take(caller)).toList();
    }
}
