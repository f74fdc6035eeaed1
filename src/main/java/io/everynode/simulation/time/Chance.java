package io.everynode.simulation.time;

import java.time.Duration;

/**
 * Seeded chance that depends on what is asked, not on when: the same seed and the same question give the same answer,
 * whatever else has happened before.
 */
public record Chance(long seed) {
    /** A number from 0 to below 1 for the question. */
    public double of(String question) {
        return (mix(seed ^ hash(question)) >>> 11) * 0x1.0p-53;
    }

    public boolean happens(double probability, String question) {
        return of(question) < probability;
    }

    /** A span between the two, both to the millisecond. */
    public Duration between(Duration least, Duration most, String question) {
        long span = most.toMillis() - least.toMillis();
        return least.plusMillis((long) (of(question) * (span + 1)));
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finalizer of SplitMix64: every bit of the input changes every bit of the output. */
    private static long mix(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
