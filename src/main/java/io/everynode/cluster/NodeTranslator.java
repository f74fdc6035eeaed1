package io.everynode.cluster;

import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Taint;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Objects;

/** A node as fabric8 reads it becomes facts; heartbeats are left behind. */
public final class NodeTranslator {
    private NodeTranslator() {}

    /** @throws IllegalArgumentException naming the field that is not what it should be */
    public static NodeFacts facts(Node node) {
        ObjectMeta meta = Fields.meta(node);
        NodeSpec spec = Objects.requireNonNullElseGet(node.getSpec(), NodeSpec::new);
        NodeStatus status = Objects.requireNonNullElseGet(node.getStatus(), NodeStatus::new);
        return new NodeFacts(
                new NodeName(Fields.name(meta)),
                Fields.uid(meta),
                Fields.createdAt(meta),
                Fields.map(meta.getLabels()),
                Fields.list(spec.getTaints()).stream()
                        .map(NodeTranslator::taint)
                        .toList(),
                Fields.flag(spec.getUnschedulable()),
                Fields.list(status.getConditions()).stream()
                        .map(c -> Fields.condition(
                                Fields.text(c.getType()),
                                c.getStatus(),
                                c.getReason(),
                                c.getMessage(),
                                c.getLastTransitionTime()))
                        .toList(),
                Amounts.of(status.getAllocatable()),
                status.getNodeInfo() == null
                        ? ""
                        : Fields.text(status.getNodeInfo().getKubeletVersion()));
    }

    private static Taint taint(io.fabric8.kubernetes.api.model.Taint t) {
        return new Taint(
                Fields.text(t.getKey()),
                Fields.text(t.getValue()),
                Fields.text(t.getEffect()),
                Fields.instant("spec.taints[" + t.getKey() + "].timeAdded", t.getTimeAdded()));
    }
}
