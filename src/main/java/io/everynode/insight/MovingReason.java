package io.everynode.insight;

/** What is going on where nothing is wrong yet. */
public sealed interface MovingReason extends Reason {
    /** A pod on its way to being ready. */
    record Starting(Step step) implements MovingReason {
        @Override
        public String sentence(Cell cell) {
            return cell.verdict().alarming() ? stuck(cell) : moving(cell);
        }

        private String stuck(Cell cell) {
            PodOnNode pod = cell.counted();
            String old = pod == null || pod.current() ? "" : ", and is of an old revision";
            return CellSentence.podOn(cell) + " does not get ready" + old + ": "
                    + switch (step) {
                        case CREATING, SCHEDULING, CONTAINERS -> "its containers are still being created.";
                        case INITIALIZING -> "its init containers still run.";
                        case RUNNING -> "it runs and is not ready.";
                        case ENDED -> "it ended, and the controller replaces it.";
                    };
        }

        private String moving(Cell cell) {
            return switch (step) {
                case CREATING ->
                    cell.daemonSet().name() + " gets its pod on " + cell.node()
                            + ": the controller is about to create it.";
                case SCHEDULING -> CellSentence.pod(cell) + " is being scheduled to " + cell.node() + ".";
                case CONTAINERS -> CellSentence.podOn(cell) + " starts: its containers are being created.";
                case INITIALIZING -> CellSentence.podOn(cell) + " starts: its init containers run.";
                case RUNNING -> CellSentence.podOn(cell) + " runs and is not ready yet.";
                case ENDED -> CellSentence.podOn(cell) + " ended; the controller replaces it.";
            };
        }

        @Override
        public String evidence() {
            return switch (step) {
                case CREATING, SCHEDULING, RUNNING -> "";
                case CONTAINERS -> "ContainerCreating";
                case INITIALIZING -> "PodInitializing";
                case ENDED -> "phase Succeeded";
            };
        }
    }

    /** How far a starting pod is. */
    enum Step {
        CREATING,
        SCHEDULING,
        CONTAINERS,
        INITIALIZING,
        RUNNING,
        ENDED
    }

    record Terminating() implements MovingReason {
        @Override
        public String sentence(Cell cell) {
            return cell.pods().isEmpty()
                    ? cell.daemonSet().name() + " is being deleted and leaves " + cell.node() + "."
                    : CellSentence.podOn(cell) + " is being stopped.";
        }

        @Override
        public String evidence() {
            return "deletionTimestamp is set";
        }
    }

    /** The old pod serves until the new one is available. */
    record SurgePair() implements MovingReason {
        @Override
        public String sentence(Cell cell) {
            PodOnNode next = Pair.of(cell.pods()).map(Pair::next).orElse(null);
            return next != null && next.available()
                    ? CellSentence.podOn(cell) + " is available; the old one is about to go."
                    : CellSentence.podOn(cell) + " starts beside the old one.";
        }

        @Override
        public String evidence() {
            return "maxSurge";
        }
    }

    record MinReadySeconds(int seconds) implements MovingReason {
        @Override
        public String sentence(Cell cell) {
            return CellSentence.podOn(cell) + " is ready, and counts as available once it was for " + seconds + " s.";
        }

        @Override
        public String evidence() {
            return "minReadySeconds: " + seconds;
        }
    }
}
