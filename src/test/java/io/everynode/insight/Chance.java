package io.everynode.insight;

import java.util.List;
import java.util.Random;

/** Choices that are the same for one seed. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int below(int n) {
        return random.nextInt(n);
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
