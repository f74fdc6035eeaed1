package io.everynode.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.everynode.insight.Cell;
import io.everynode.insight.NodeUnderstanding;
import io.everynode.model.NodeFacts;
import io.everynode.model.Resources;
import io.everynode.model.Taint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param ready {@code True}, {@code False} or {@code Unknown} */
record NodeJson(
        String name,
        String ready,
        boolean unschedulable,
        List<TaintJson> taints,
        @Nullable String zone,
        WantedJson daemonSets,
        VerdictsJson verdicts) {

    record TaintJson(String key, String value, String effect) {
        static TaintJson of(Taint taint) {
            return new TaintJson(taint.key(), taint.value(), taint.effect());
        }
    }

    /** How many DaemonSets want the node, and how many of these are as they should be there. */
    record WantedJson(int wanted, int ok) {}

    static NodeJson of(NodeUnderstanding node) {
        NodeFacts facts = node.facts();
        return new NodeJson(
                facts.name().value(),
                facts.ready(),
                facts.unschedulable(),
                facts.taints().stream().map(TaintJson::of).toList(),
                facts.zone().orElse(null),
                new WantedJson(node.wanted(), node.ok()),
                VerdictsJson.of(node.verdicts()));
    }

    /** @param overhead what the DaemonSets that want the node request of it, one pod each */
    record DetailJson(@JsonUnwrapped NodeJson node, List<CellJson> cells, OverheadJson overhead) {
        static DetailJson of(NodeUnderstanding node) {
            return new DetailJson(
                    NodeJson.of(node),
                    node.cells().stream().map(CellJson::of).toList(),
                    OverheadJson.of(node.requests(), node.facts().allocatable()));
        }
    }

    record CellJson(
            String namespace,
            String name,
            boolean wanted,
            String verdict,
            @Nullable String reason,
            String sentence,
            @Nullable String evidence,
            Instant since) {
        static CellJson of(Cell cell) {
            return new CellJson(
                    cell.daemonSet().namespace(),
                    cell.daemonSet().name(),
                    cell.wanted(),
                    cell.verdict().code(),
                    cell.reasonCode(),
                    cell.sentence(),
                    Absent.text(cell.evidence()),
                    cell.since());
        }
    }

    record OverheadJson(ShareJson cpu, ShareJson memory, ShareJson pods) {
        static OverheadJson of(Resources requests, Resources allocatable) {
            return new OverheadJson(
                    new ShareJson(Quantity.ofCpu(requests), Quantity.ofCpu(allocatable)),
                    new ShareJson(Quantity.ofMemory(requests), Quantity.ofMemory(allocatable)),
                    new ShareJson(Long.toString(requests.pods()), Long.toString(allocatable.pods())));
        }
    }

    /** Amounts as Kubernetes writes them. */
    record ShareJson(String requests, String allocatable) {}
}
