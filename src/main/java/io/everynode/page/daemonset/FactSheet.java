package io.everynode.page.daemonset;

import io.everynode.model.DaemonSetFacts;
import io.everynode.model.LabelSelector;
import io.everynode.model.NodeFacts;
import io.everynode.model.Nodes;
import io.everynode.model.Resources;
import io.everynode.model.TemplateFacts;
import io.everynode.model.UpdateStrategy;
import io.everynode.web.Age;
import io.everynode.web.Amounts;
import io.everynode.web.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is written in a DaemonSet, in words. */
public record FactSheet(List<Fact> facts, Age age, long generation) {

    /**
     * A term and what is said of it.
     *
     * @param tags what a machine reads, in its own spelling
     * @param note a second, quieter line
     */
    public record Fact(String term, String text, List<String> tags, String note) {}

    static FactSheet of(DaemonSetFacts facts, int desired, Nodes nodes, Age age) {
        TemplateFacts template = facts.template();
        var sheet = new ArrayList<Fact>();
        sheet.add(strategy(facts));
        sheet.add(new Fact("Runs on", PlacementWords.runsOn(template), List.of(), ""));
        sheet.add(new Fact("Selector", facts.selector().isEmpty() ? "empty" : "", selector(facts.selector()), ""));
        sheet.add(tolerations(template));
        sheet.add(requests(template.requests()));
        if (!template.requests().equals(Resources.NONE)) {
            sheet.add(fleet(template.requests(), desired, nodes));
        }
        sheet.add(hostAccess(template));
        sheet.add(priority(template));
        return new FactSheet(sheet, age, facts.generation());
    }

    private static Fact strategy(DaemonSetFacts facts) {
        String available = facts.minReadySeconds() == 0
                ? "a Ready pod counts as available at once"
                : "a pod that is Ready for " + facts.minReadySeconds() + " s counts as available";
        return switch (facts.strategy()) {
            case UpdateStrategy.OnDelete s ->
                new Fact("Strategy", "OnDelete", List.of(), "a pod is replaced only once somebody deletes it");
            case UpdateStrategy.RollingUpdate s
            when s.maxSurge().value() > 0 ->
                new Fact(
                        "Strategy",
                        "RollingUpdate, maxSurge " + s.maxSurge(),
                        List.of(),
                        "the new pod starts beside the old one; " + available);
            case UpdateStrategy.RollingUpdate s ->
                new Fact("Strategy", "RollingUpdate, maxUnavailable " + s.maxUnavailable(), List.of(), available);
        };
    }

    private static List<String> selector(LabelSelector selector) {
        return Stream.concat(
                        selector.matchLabels().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> e.getKey() + "=" + e.getValue()),
                        selector.matchExpressions().stream()
                                .map(r -> (r.key() + " " + r.operator() + " " + String.join(",", r.values())).strip()))
                .toList();
    }

    private static Fact tolerations(TemplateFacts template) {
        List<String> tolerates = PlacementWords.tolerates(template.tolerations());
        String note = PlacementWords.addedTolerations(template.hostNetwork());
        if (tolerates.contains("everything")) {
            return new Fact("Tolerates", "every taint", List.of(), "so it stays wanted on nodes that are NotReady");
        }
        return new Fact("Tolerates", tolerates.isEmpty() ? "nothing of its own" : "", tolerates, note);
    }

    private static Fact requests(Resources requests) {
        if (requests.equals(Resources.NONE)) {
            return new Fact("Requests", "none set", List.of(), "the scheduler reserves nothing for it");
        }
        String cpu = requests.cpuMillis() == 0 ? "no CPU" : Amounts.cpu(requests.cpuMillis()) + " CPU";
        String memory = requests.memoryBytes() == 0 ? "no memory" : Amounts.memory(requests.memoryBytes());
        return new Fact("Requests", cpu + ", " + memory + " per pod", List.of(), "");
    }

    private static Fact fleet(Resources requests, int desired, Nodes nodes) {
        long cpu = requests.cpuMillis() * desired;
        long memory = requests.memoryBytes() * desired;
        Resources allocatable =
                nodes.inOrder().stream().map(NodeFacts::allocatable).reduce(Resources.NONE, Resources::plus);
        String share = Amounts.share(cpu, allocatable.cpuMillis());
        return new Fact(
                "On the fleet",
                Amounts.cpu(cpu) + " CPU, " + Amounts.memory(memory) + " for " + Plural.of(desired, "pod"),
                List.of(),
                share.isEmpty()
                        ? ""
                        : share + " of the nodes’ CPU, " + Amounts.share(memory, allocatable.memoryBytes())
                                + " of their memory");
    }

    private static Fact hostAccess(TemplateFacts template) {
        var access = new ArrayList<String>();
        if (template.hostNetwork()) {
            access.add("the host’s network");
        }
        if (template.hostPid()) {
            access.add("the host’s processes");
        }
        List<String> ports = template.containers().stream()
                .flatMap(c -> c.hostPorts().stream())
                .distinct()
                .sorted()
                .map(p -> "port " + p)
                .toList();
        String text =
                String.join(", ", Stream.concat(access.stream(), ports.stream()).toList());
        List<String> paths = template.hostPaths();
        return new Fact("Host access", text.isEmpty() && paths.isEmpty() ? "none" : text, paths, "");
    }

    private static Fact priority(TemplateFacts template) {
        String name = template.priorityClassName();
        return name.isEmpty()
                ? new Fact("Priority", "none set", List.of(), "under pressure the kubelet evicts it early")
                : new Fact("Priority", "", List.of(name), "");
    }
}
