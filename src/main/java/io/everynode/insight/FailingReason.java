package io.everynode.insight;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a pod that is bound fails. */
public sealed interface FailingReason extends Reason {
    /** Whether a new pod of the same template could fare better: not where it names what is not there, or does not go. */
    default boolean mayStartClean() {
        return switch (this) {
            case ImagePull i -> !Set.of("InvalidImageName", "ErrImageNeverPull").contains(i.kubelet());
            case CreateContainer c -> !c.kubelet().equals("CreateContainerConfigError");
            case TerminatingTooLong t -> false;
            case CrashLoop c -> true;
            case InitContainer i -> i.why().mayStartClean();
            case ReadinessProbe r -> true;
            case Rejected r -> true;
        };
    }

    /** What keeps a single container from running. */
    sealed interface ContainerFailure extends FailingReason {
        /** In words that follow "it". */
        String how();

        String message();

        @Override
        default String aside() {
            return Words.quoted(message()).strip();
        }
    }

    /**
     * @param image empty where the pod is of an old revision, whose images are not at hand
     * @param kubelet the waiting reason, such as {@code ImagePullBackOff}
     */
    record ImagePull(String container, String image, String kubelet, String message) implements ContainerFailure {
        @Override
        public String sentence(Cell cell) {
            return CellSentence.podOn(cell) + " cannot pull its image" + Words.after(" ", image)
                    + Words.inBrackets(kubelet) + ".";
        }

        @Override
        public String how() {
            return "its image cannot be pulled" + Words.inBrackets(kubelet);
        }

        @Override
        public String evidence() {
            return "container " + container + ": " + kubelet + Words.after(": ", message);
        }
    }

    /** @param kubelet the waiting reason, such as {@code CreateContainerConfigError} */
    record CreateContainer(String container, String kubelet, String message) implements ContainerFailure {
        @Override
        public String sentence(Cell cell) {
            return CellSentence.podOn(cell) + " cannot start container " + container + Words.inBrackets(kubelet) + "."
                    + Words.quoted(message);
        }

        @Override
        public String how() {
            return "it cannot start" + Words.inBrackets(kubelet);
        }

        @Override
        public String evidence() {
            return "container " + container + ": " + kubelet + Words.after(": ", message);
        }
    }

    /** @param ended the reason of the last termination: {@code OOMKilled}, {@code Error}, {@code Completed}, ... */
    record CrashLoop(String container, @Nullable Integer exitCode, String ended, int restarts, String message)
            implements ContainerFailure {
        @Override
        public String sentence(Cell cell) {
            return CellSentence.podOn(cell) + " crashes: " + ending() + "." + Words.quoted(message);
        }

        @Override
        public String how() {
            return "it crashes, " + ending();
        }

        private String ending() {
            return ended.equals("OOMKilled") ? "out of memory, " + fate() : fate();
        }

        /** The exit code, or what stands for it, and how often. */
        String fate() {
            String fact = ended.equals("OOMKilled") || exitCode == null ? ended : "exit " + exitCode;
            return restarts == 0 ? fact : fact + ", restarted " + Words.times(restarts);
        }

        @Override
        public String evidence() {
            return "container " + container + ": " + (exitCode == null ? "" : "exit " + exitCode + ", ") + ended
                    + ", restarts " + restarts + Words.after(": ", message);
        }
    }

    /** @param why the init container fails */
    record InitContainer(String container, ContainerFailure why) implements FailingReason {
        @Override
        public String sentence(Cell cell) {
            return CellSentence.podOn(cell) + " does not get past init container " + container + ": " + why.how() + "."
                    + Words.quoted(why.message());
        }

        @Override
        public String aside() {
            return why.aside();
        }

        @Override
        public String evidence() {
            return "init container " + container + ": " + why.how() + Words.after(": ", why.message());
        }
    }

    /** @param containers those that run and are not ready */
    record ReadinessProbe(List<String> containers, boolean probed) implements FailingReason {
        @Override
        public String sentence(Cell cell) {
            String why = probed ? ": its readiness probe does not pass." : ".";
            return CellSentence.podOn(cell) + " runs but is not ready" + why;
        }

        @Override
        public String evidence() {
            return "not ready: container " + Words.list(containers);
        }
    }

    /** The kubelet refused or evicted it: {@code Evicted}, {@code OutOfcpu}, {@code NodeAffinity}, ... */
    record Rejected(String kubelet, String message) implements FailingReason {
        @Override
        public String sentence(Cell cell) {
            return CellSentence.podOn(cell) + " failed" + Words.inBrackets(kubelet) + "." + Words.quoted(message)
                    + " The controller replaces it, each time after a longer wait.";
        }

        @Override
        public String aside() {
            return Words.quoted(message).strip();
        }

        @Override
        public String evidence() {
            return "phase Failed" + Words.after(", ", kubelet) + Words.after(": ", message);
        }
    }

    record TerminatingTooLong(List<String> finalizers) implements FailingReason {
        @Override
        public String sentence(Cell cell) {
            String why = finalizers.isEmpty()
                    ? ": the kubelet has not confirmed that it stopped."
                    : ": finalizer " + Words.list(finalizers) + " holds it.";
            return CellSentence.podOn(cell) + " should have been gone by now" + why;
        }

        @Override
        public String evidence() {
            return finalizers.isEmpty() ? "deletionTimestamp passed" : "finalizers: " + String.join(", ", finalizers);
        }
    }
}
