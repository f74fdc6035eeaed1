package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.IntOrPercent;
import io.everynode.model.UpdateStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of a rolling update as the controller reads them ({@code rollingUpdate}). */
class BudgetTest {
    @ParameterizedTest
    @CsvSource({"1, 0, 10, 1", "0, 1, 10, 0", "0, 0, 10, 1", "2, 1, 10, 2"})
    void oneNodeMayAlwaysGoUnlessASecondPodMay(int unavailable, int surge, int desired, int bound) {
        assertThat(Budget.maxUnavailable(rolling(unavailable, surge), desired)).isEqualTo(bound);
    }

    @Test
    void nothingIsBoundWithoutRollingUpdates() {
        assertThat(Budget.maxUnavailable(new UpdateStrategy.OnDelete(), 10)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Budget.maxSurge(new UpdateStrategy.OnDelete(), 10)).isZero();
    }

    private static UpdateStrategy rolling(int unavailable, int surge) {
        return new UpdateStrategy.RollingUpdate(new IntOrPercent(unavailable, false), new IntOrPercent(surge, false));
    }
}
