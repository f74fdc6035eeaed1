package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T06:00:00Z"));
    private final Attempts attempts = new Attempts(now::get);

    @Test
    void oneAddressMayTryTenTimesAMinute() {
        assertThat(allowed("10.0.0.1", 30)).isEqualTo(Attempts.OF_ONE);
        assertThat(allowed("10.0.0.2", 1)).isEqualTo(1);
        now.updateAndGet(t -> t.plus(Attempts.WITHIN));
        assertThat(allowed("10.0.0.1", 30)).isEqualTo(Attempts.OF_ONE);
    }

    @Test
    void anAddressIsSpentWithItsLastOrWithThatOfAll() {
        allowed("10.0.0.1", Attempts.OF_ONE - 1);
        assertThat(attempts.spent("10.0.0.1")).isFalse();
        allowed("10.0.0.1", 1);
        assertThat(attempts.spent("10.0.0.1")).isTrue();
        assertThat(attempts.spent("10.0.0.2")).isFalse();
        IntStream.range(0, 50).forEach(i -> allowed("10.0.1." + i, 5));
        assertThat(attempts.spent("10.0.0.2")).isTrue();
        now.updateAndGet(t -> t.plus(Attempts.WITHIN));
        assertThat(attempts.spent("10.0.0.1")).isFalse();
    }

    @Test
    void allTogetherMayTryAHundredTimesAMinute() {
        long allowed =
                IntStream.range(0, 50).mapToLong(i -> allowed("10.0.1." + i, 5)).sum();
        assertThat(allowed).isEqualTo(Attempts.OF_ALL);
    }

    @Test
    void whoHasTriedTooOftenTakesNothingFromOthers() {
        allowed("10.0.0.1", 10_000);
        assertThat(allowed("10.0.0.2", 5)).isEqualTo(5);
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        assertThat(IntStream.range(0, 30)
                        .filter(i -> attempts.allow("2001:db8:1:2:" + Integer.toHexString(i) + "::7"))
                        .count())
                .isEqualTo(Attempts.OF_ONE);
        assertThat(allowed("2001:db8:1:2:0:0:0:1%eth0", 1)).isZero();
        assertThat(allowed("2001:db8:1:3::1", 1)).isEqualTo(1);
        assertThat(allowed("::ffff:10.0.0.9", 30) + allowed("10.0.0.9", 1)).isEqualTo(Attempts.OF_ONE);
    }

    @Test
    void whoeverIsLetInHasNotTried() {
        for (int i = 0; i < 300; i++) {
            assertThat(attempts.allow("10.0.0.1")).isTrue();
            attempts.giveBack("10.0.0.1");
        }
        attempts.giveBack("10.0.0.1");
        assertThat(allowed("10.0.0.1", 30)).isEqualTo(Attempts.OF_ONE);
    }

    private long allowed(String address, int tries) {
        return IntStream.range(0, tries).filter(i -> attempts.allow(address)).count();
    }
}
