package io.everynode.page.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.action.Deed;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastDeedTest {
    private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

    private static LastDeed after(Duration passed) {
        var ref = new DaemonSetRef(new ClusterName("prod"), "logging", "fluent-bit");
        var deed = new Deed(
                NOW.minus(passed), "id", "alice", ref, "restart fluent-bit", "accepted", "a new certificate", 3L, 4L);
        return LastDeed.of(Optional.of(deed), NOW);
    }

    @Test
    void whatWasDoneOfLateIsToldWithWhoDidItAndWhy() {
        LastDeed deed = after(Duration.ofSeconds(12));

        assertThat(deed.what()).isEqualTo("restart fluent-bit");
        assertThat(deed.user()).isEqualTo("alice");
        assertThat(deed.reason()).isEqualTo("a new certificate");
        assertThat(deed.age()).extracting("words").isEqualTo("12 s");
    }

    @Test
    void whatWasDoneLongAgoIsForTheActivityPage() {
        assertThat(after(Duration.ofMinutes(16)).what()).isEmpty();
        assertThat(LastDeed.of(Optional.empty(), NOW).what()).isEmpty();
    }
}
