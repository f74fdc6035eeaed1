package io.everynode.page.node;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.NodeUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Resources;
import io.everynode.web.Amounts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the DaemonSets that want a node, and those that are there although they do not, request, of what the node can give.
 *
 * @param heaviest such as "cilium 512 MiB, falco 512 MiB"; empty where none requests memory
 */
public record Overhead(List<Bar> bars, String heaviest) {
    private static final int NAMED = 3;

    /**
     * One resource.
     *
     * @param part of 100, at most 100
     * @param words such as "1.05 of 15.9"
     * @param rest unit and share
     */
    public record Bar(String name, double part, String words, String rest) {}

    static Overhead of(NodeUnderstanding node, Map<DaemonSetRef, DaemonSetUnderstanding> daemonSets) {
        Resources asked = node.cells().stream()
                .filter(c -> c.verdict() == Verdict.MISSCHEDULED)
                .flatMap(c -> Stream.ofNullable(daemonSets.get(c.daemonSet())))
                .map(d -> d.facts().template().requests())
                .map(r -> new Resources(r.cpuMillis(), r.memoryBytes(), 1))
                .reduce(node.requests(), Resources::plus);
        Resources given = node.facts().allocatable();
        return new Overhead(
                List.of(
                        bar(
                                "CPU",
                                asked.cpuMillis(),
                                given.cpuMillis(),
                                Amounts.cpu(asked.cpuMillis()),
                                Amounts.cpu(given.cpuMillis()) + " cores"),
                        bar(
                                "Memory",
                                asked.memoryBytes(),
                                given.memoryBytes(),
                                Amounts.memory(asked.memoryBytes()),
                                Amounts.memory(given.memoryBytes())),
                        bar("Pods", asked.pods(), given.pods(), "" + asked.pods(), given.pods() + " pods")),
                heaviest(node, daemonSets));
    }

    private static Bar bar(String name, long asked, long given, String askedWords, String givenWords) {
        double part = given <= 0 ? 0 : Math.min(100, Math.round(10000.0 * asked / given) / 100.0);
        return given <= 0
                ? new Bar(name, 0, askedWords, "the node does not say what it can give")
                : new Bar(name, part, askedWords + " of " + givenWords, Amounts.share(asked, given));
    }

    private static String heaviest(NodeUnderstanding node, Map<DaemonSetRef, DaemonSetUnderstanding> daemonSets) {
        return node.cells().stream()
                .filter(c -> c.wanted() || c.verdict() == Verdict.MISSCHEDULED)
                .flatMap(c -> Stream.ofNullable(daemonSets.get(c.daemonSet())))
                .filter(d -> memory(d) > 0)
                .sorted(Comparator.comparingLong(Overhead::memory).reversed())
                .limit(NAMED)
                .map(d -> d.ref().name() + " " + Amounts.memory(memory(d)))
                .collect(Collectors.joining(", "));
    }

    private static long memory(DaemonSetUnderstanding daemonSet) {
        return daemonSet.facts().template().requests().memoryBytes();
    }
}
