package io.everynode.cluster;

import io.everynode.model.Resources;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Amounts of resources as Kubernetes adds them up. */
final class Amounts {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Amounts() {}

    static Resources of(@Nullable Map<String, Quantity> amounts) {
        return amounts == null
                ? Resources.NONE
                : new Resources(
                        amount(amounts, "cpu", THOUSAND),
                        amount(amounts, "memory", BigDecimal.ONE),
                        amount(amounts, "pods", BigDecimal.ONE));
    }

    private static long amount(Map<String, Quantity> amounts, String resource, BigDecimal unit) {
        Quantity quantity = amounts.get(resource);
        if (quantity == null || quantity.getAmount() == null) {
            return 0;
        }
        try {
            return quantity.getNumericalAmount()
                    .multiply(unit)
                    .setScale(0, RoundingMode.CEILING)
                    .longValue();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(resource + ": expected a quantity, found \"" + quantity + "\"", e);
        }
    }

    static Resources requests(Container container) {
        return container.getResources() == null
                ? Resources.NONE
                : of(container.getResources().getRequests());
    }

    /**
     * What a pod asks for ({@code resourcehelper.PodRequests}): its containers and sidecars together, or what is needed
     * while one of the init containers runs beside the sidecars before it, if that is more; and the overhead.
     */
    static Resources requests(PodSpec spec) {
        Resources sidecars = Resources.NONE;
        Resources starting = Resources.NONE;
        for (Container init : Fields.list(spec.getInitContainers())) {
            Resources own = requests(init);
            if ("Always".equals(init.getRestartPolicy())) {
                sidecars = sidecars.plus(own);
                starting = most(starting, sidecars);
            } else {
                starting = most(starting, sidecars.plus(own));
            }
        }
        Resources running = sidecars;
        for (Container container : Fields.list(spec.getContainers())) {
            running = running.plus(requests(container));
        }
        return most(running, starting).plus(of(spec.getOverhead())).plus(new Resources(0, 0, 1));
    }

    private static Resources most(Resources a, Resources b) {
        return new Resources(
                Math.max(a.cpuMillis(), b.cpuMillis()),
                Math.max(a.memoryBytes(), b.memoryBytes()),
                Math.max(a.pods(), b.pods()));
    }
}
