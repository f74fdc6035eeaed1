package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What a node offers or a pod asks for: cpu in thousandths of a core, memory in bytes. */
public record Resources(long cpuMillis, long memoryBytes) {
    public static final Resources NONE = new Resources(0, 0);

    private static final Map<String, BigDecimal> SUFFIXES = Map.ofEntries(
            Map.entry("m", new BigDecimal("0.001")),
            Map.entry("k", BigDecimal.valueOf(1_000L)),
            Map.entry("M", BigDecimal.valueOf(1_000_000L)),
            Map.entry("G", BigDecimal.valueOf(1_000_000_000L)),
            Map.entry("T", BigDecimal.valueOf(1_000_000_000_000L)),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)));

    public static Resources of(JsonNode resources) {
        return new Resources(
                quantity(Trees.text(resources, "cpu"), 1000), quantity(Trees.text(resources, "memory"), 1));
    }

    public Resources plus(Resources other) {
        return new Resources(cpuMillis + other.cpuMillis, memoryBytes + other.memoryBytes);
    }

    public Resources minus(Resources other) {
        return new Resources(cpuMillis - other.cpuMillis, memoryBytes - other.memoryBytes);
    }

    public Resources max(Resources other) {
        return new Resources(Math.max(cpuMillis, other.cpuMillis), Math.max(memoryBytes, other.memoryBytes));
    }

    /**
     * A Kubernetes quantity such as {@code 500m}, {@code 2} or {@code 1.5Gi}, times the scale, rounded up; empty is 0.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static long quantity(String text, int scale) {
        if (text.isEmpty()) {
            return 0;
        }
        int end = text.length();
        while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        BigDecimal factor = end == text.length() ? BigDecimal.ONE : SUFFIXES.get(text.substring(end));
        try {
            if (factor == null) {
                throw new NumberFormatException();
            }
            return new BigDecimal(text.substring(0, end))
                    .multiply(factor)
                    .multiply(BigDecimal.valueOf(scale))
                    .setScale(0, RoundingMode.CEILING)
                    .longValueExact();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a quantity such as 500m, 2 or 1.5Gi, found '" + text + "'", e);
        }
    }
}
