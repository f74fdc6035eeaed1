package io.everynode.api;

import io.everynode.model.Resources;
import java.util.List;

/** Writes amounts as Kubernetes' canonical quantities: {@code 1850m}, {@code 16}, {@code 32Gi}. */
final class Quantity {
    private static final int MILLIS = 1000;
    private static final int BINARY = 1024;
    private static final List<String> SUFFIXES = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

    private Quantity() {}

    static String ofCpu(Resources resources) {
        long millis = resources.cpuMillis();
        return millis % MILLIS == 0 ? Long.toString(millis / MILLIS) : millis + "m";
    }

    /** In the largest unit in which it is whole. */
    static String ofMemory(Resources resources) {
        long amount = resources.memoryBytes();
        int unit = 0;
        while (amount != 0 && amount % BINARY == 0 && unit < SUFFIXES.size() - 1) {
            amount /= BINARY;
            unit++;
        }
        return amount + SUFFIXES.get(unit);
    }
}
