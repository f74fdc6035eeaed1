package io.everynode.model;

import java.util.List;

/** A container of the template, as far as the pages speak of it. */
public record ContainerFacts(
        String name,
        String image,
        boolean init,
        Resources requests,
        List<Integer> hostPorts,
        boolean readinessProbe,
        boolean livenessProbe) {}
