package io.everynode.simulation.daemon;

import io.everynode.simulation.view.PodView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the controller is about to do for a DaemonSet, built up node by node. */
final class Plan {
    private final List<String> createOn = new ArrayList<>();
    private final List<PodView> delete = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Duration> lookAgain = new ArrayList<>();

    /** An event on the DaemonSet that goes with the plan. */
    record Notice(String type, String reason, String message) {}

    void createOn(String node) {
        createOn.add(node);
    }

    void delete(PodView pod) {
        delete.add(pod);
    }

    void notice(String type, String reason, String message) {
        notices.add(new Notice(type, reason, message));
    }

    void lookAgainAfter(Duration delay) {
        lookAgain.add(delay);
    }

    List<String> creations() {
        return createOn;
    }

    List<PodView> deletions() {
        return delete;
    }

    List<Notice> notices() {
        return notices;
    }

    List<Duration> looks() {
        return lookAgain;
    }
}
