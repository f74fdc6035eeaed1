package io.everynode.insight;

import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeSelectorTerm;
import io.everynode.model.Nodes;
import io.everynode.model.PodFacts;
import io.everynode.model.Requirement;
import io.everynode.model.RevisionFacts;
import io.everynode.model.Taint;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The seven counts once more, straight off the facts and Kubernetes' rules ({@code NodeShouldRunDaemonPod},
 * {@code updateDaemonSetStatus}), with nothing of what the product uses for it.
 */
final class Recount {
    private static final Set<String> BY_ITSELF = Set.of(
            "node.kubernetes.io/not-ready:NoExecute",
            "node.kubernetes.io/unreachable:NoExecute",
            "node.kubernetes.io/disk-pressure:NoSchedule",
            "node.kubernetes.io/memory-pressure:NoSchedule",
            "node.kubernetes.io/pid-pressure:NoSchedule",
            "node.kubernetes.io/unschedulable:NoSchedule");

    private final DaemonSetSlice slice;
    private final DaemonSetFacts facts;
    private final Instant now;

    Recount(DaemonSetSlice slice, Instant now) {
        this.slice = slice;
        this.facts = slice.facts();
        this.now = now;
    }

    Counts over(Nodes nodes) {
        int desired = 0;
        int current = 0;
        int ready = 0;
        int updated = 0;
        int available = 0;
        int misscheduled = 0;
        String hash = currentHash();
        for (NodeFacts node : nodes.inOrder()) {
            PodFacts pod = counted(node);
            if (!wants(facts.template(), node)) {
                misscheduled += pod == null ? 0 : 1;
                continue;
            }
            desired++;
            if (pod != null) {
                current++;
                ready += pod.ready() ? 1 : 0;
                available += available(pod) ? 1 : 0;
                updated += pod.hash().equals(hash) || ofLegacyGeneration(pod) ? 1 : 0;
            }
        }
        return new Counts(desired, current, ready, updated, available, desired - available, misscheduled);
    }

    private @Nullable PodFacts counted(NodeFacts node) {
        return slice.pods().getOrDefault(node.name(), List.of()).stream()
                .filter(this::own)
                .min(Comparator.comparing((PodFacts p) -> p.node() == null)
                        .thenComparing(PodFacts::createdAt)
                        .thenComparing(PodFacts::name))
                .orElse(null);
    }

    private boolean own(PodFacts pod) {
        boolean dropped = pod.terminating() && (pod.phase().terminal() || pod.controller() == null);
        // One that is being deleted adopts nobody.
        boolean mine = pod.controller() == null
                ? facts.deletionTimestamp() == null
                : pod.controller().equals(facts.uid());
        return mine && !dropped && facts.ref().name().equals(pod.labels().get("app"));
    }

    private boolean available(PodFacts pod) {
        Instant since = pod.readySince();
        return pod.ready()
                && (facts.minReadySeconds() == 0
                        || since != null
                                && !since.plusSeconds(facts.minReadySeconds()).isAfter(now));
    }

    private boolean ofLegacyGeneration(PodFacts pod) {
        String generation = facts.annotations().get("deprecated.daemonset.template.generation");
        return generation != null && generation.equals(pod.labels().get("pod-template-generation"));
    }

    /** Of the revisions that are the template the newest; else, or while the controller has not looked, the newest. */
    private String currentHash() {
        boolean observed = facts.generation() <= facts.observedGeneration();
        Stream<RevisionFacts> equal = slice.revisions().stream()
                .filter(r -> r.data()
                        .text()
                        .replace("\"$patch\":\"replace\",", "")
                        .equals(facts.json().text()));
        Comparator<RevisionFacts> byNumber = Comparator.comparing(RevisionFacts::number);
        return (observed ? equal.max(byNumber) : Optional.<RevisionFacts>empty())
                .or(() -> slice.revisions().stream().max(byNumber))
                .map(RevisionFacts::hash)
                .orElse("none");
    }

    static boolean wants(TemplateFacts template, NodeFacts node) {
        return (template.nodeName() == null
                        || template.nodeName().equals(node.name().value()))
                && node.labels().entrySet().containsAll(template.nodeSelector().entrySet())
                && (template.affinityTerms() == null
                        || template.affinityTerms().stream().anyMatch(term -> matches(term, node)))
                && node.taints().stream()
                        .filter(t -> !t.effect().equals("PreferNoSchedule"))
                        .allMatch(t -> tolerates(template, t));
    }

    private static boolean tolerates(TemplateFacts template, Taint taint) {
        String text = taint.key() + ":" + taint.effect();
        return BY_ITSELF.contains(text)
                || template.hostNetwork() && text.equals("node.kubernetes.io/network-unavailable:NoSchedule")
                || template.tolerations().stream().anyMatch(t -> tolerates(t, taint));
    }

    private static boolean tolerates(Toleration toleration, Taint taint) {
        if (!Set.of("", taint.effect()).contains(toleration.effect())
                || !Set.of("", taint.key()).contains(toleration.key())) {
            return false;
        }
        boolean numbers = isNumber(taint.value()) && isNumber(toleration.value());
        return switch (toleration.operator()) {
            case "Exists" -> true;
            case "Lt" -> numbers && Long.parseLong(taint.value()) < Long.parseLong(toleration.value());
            case "Gt" -> numbers && Long.parseLong(taint.value()) > Long.parseLong(toleration.value());
            default -> taint.value().equals(toleration.value());
        };
    }

    private static boolean matches(NodeSelectorTerm term, NodeFacts node) {
        boolean empty = term.matchExpressions().isEmpty() && term.matchFields().isEmpty();
        return !empty
                && term.matchFields().stream().allMatch(f -> matchesName(f, node))
                && term.matchExpressions().stream()
                        .allMatch(e -> matches(e, node.labels().get(e.key())));
    }

    private static boolean matchesName(Requirement field, NodeFacts node) {
        boolean named = field.values().equals(List.of(node.name().value()));
        return field.operator().equals("In") && named || field.operator().equals("NotIn") && !named;
    }

    private static boolean matches(Requirement expression, @Nullable String label) {
        List<String> values = expression.values();
        boolean numbers = label != null && isNumber(label) && values.size() == 1 && isNumber(values.getFirst());
        return switch (expression.operator()) {
            case "In" -> label != null && values.contains(label);
            case "NotIn" -> label == null || !values.contains(label);
            case "Exists" -> label != null;
            case "DoesNotExist" -> label == null;
            case "Gt" -> numbers && Long.parseLong(label) > Long.parseLong(values.getFirst());
            case "Lt" -> numbers && Long.parseLong(label) < Long.parseLong(values.getFirst());
            default -> false;
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]+");
    }
}
