package io.everynode.api;

import io.everynode.model.Counts;

/** The seven counts under Kubernetes' own names. */
record CountsJson(
        int desiredNumberScheduled,
        int currentNumberScheduled,
        int numberReady,
        int updatedNumberScheduled,
        int numberAvailable,
        int numberUnavailable,
        int numberMisscheduled) {

    static CountsJson of(Counts counts) {
        return new CountsJson(
                counts.desiredNumberScheduled(),
                counts.currentNumberScheduled(),
                counts.numberReady(),
                counts.updatedNumberScheduled(),
                counts.numberAvailable(),
                counts.numberUnavailable(),
                counts.numberMisscheduled());
    }
}
