package io.everynode.insight;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a pod that exists is not bound to its node. */
public sealed interface PendingReason extends Reason {
    /** The scheduler says what is short on the one node that the pod may go to. */
    record Unschedulable(String message) implements PendingReason {
        @Override
        public String sentence(Cell cell) {
            return CellSentence.pod(cell) + " waits for " + cell.node() + ": the scheduler finds no place. “"
                    + shortOf() + "”";
        }

        /** What the scheduler says of this one node, without the others that were never in question. */
        String shortOf() {
            String list = message.replaceFirst("^\\d+/\\d+ nodes are available: ", "")
                    .replaceFirst("\\. .*$", "")
                    .replaceFirst("\\.$", "");
            String lacking = Stream.of(list.split(", "))
                    .filter(part -> !part.contains("node affinity/selector") && !part.contains("[NodeAffinity]"))
                    .map(part -> part.replaceFirst("^\\d+ (node\\(s\\) )?", ""))
                    .collect(Collectors.joining(", "));
            return Words.telling(lacking.isEmpty() ? message : lacking);
        }

        @Override
        public String aside() {
            return Words.quoted(shortOf()).strip();
        }

        @Override
        public String evidence() {
            return "PodScheduled=False, Unschedulable: " + message;
        }
    }

    record SchedulingGated(List<String> gates) implements PendingReason {
        @Override
        public String sentence(Cell cell) {
            return CellSentence.pod(cell) + " waits for " + cell.node() + ": held back by "
                    + (gates.isEmpty() ? "a scheduling gate" : "scheduling gate " + Words.list(gates)) + ".";
        }

        @Override
        public String evidence() {
            return "schedulingGates: " + String.join(", ", gates);
        }
    }

    record NotScheduledYet() implements PendingReason {
        @Override
        public String sentence(Cell cell) {
            return CellSentence.pod(cell) + " waits for " + cell.node()
                    + ": no scheduler has bound it and none says why.";
        }

        @Override
        public String evidence() {
            return "";
        }
    }
}
