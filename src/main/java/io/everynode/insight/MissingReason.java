package io.everynode.insight;

import java.time.Instant;

/** Why a wanted pod does not exist. */
public sealed interface MissingReason extends Reason {
    private static String lacks(Cell cell) {
        return cell.daemonSet().name() + " has no pod on " + cell.node() + ": ";
    }

    /** The controller has not looked at the newest spec yet. */
    record NotObserved(long generation, long observedGeneration) implements MissingReason {
        @Override
        public String sentence(Cell cell) {
            return lacks(cell) + "the controller has not seen the newest change of the DaemonSet yet.";
        }

        @Override
        public String evidence() {
            return "generation " + generation + ", observedGeneration " + observedGeneration;
        }
    }

    /** The API server refused it: quota, admission, service account, priority class. */
    record CreateFailed(String message, Instant lastSeen, int count) implements MissingReason {
        @Override
        public String sentence(Cell cell) {
            return lacks(cell) + "the API server refuses it. “" + Words.telling(message) + "”";
        }

        @Override
        public String aside() {
            return Words.quoted(message).strip();
        }

        @Override
        public String evidence() {
            return "event FailedCreate (" + Words.times(count) + "): " + message;
        }
    }

    /** The controller waits before it makes another pod, because the last ones failed. */
    record FailedPodBackoff(String message) implements MissingReason {
        @Override
        public String sentence(Cell cell) {
            return lacks(cell) + "its last pod failed, and the controller waits before it makes another.";
        }

        @Override
        public String evidence() {
            return "event FailedDaemonPod: " + message;
        }
    }

    record NotCreatedYet() implements MissingReason {
        @Override
        public String sentence(Cell cell) {
            return lacks(cell) + "the controller has not created it yet.";
        }

        @Override
        public String evidence() {
            return "";
        }
    }

    /** Wanted for longer than a minute, and no event says why there is none. */
    record ControllerSilent() implements MissingReason {
        @Override
        public String sentence(Cell cell) {
            return lacks(cell) + "the controller made none for over a minute and no event says why.";
        }

        @Override
        public String evidence() {
            return "";
        }
    }
}
