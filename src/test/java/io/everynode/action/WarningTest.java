package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.NodeName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes and sentences as people and programs know them. */
class WarningTest {
    static Stream<Arguments> warnings() {
        return Stream.of(
                said(
                        new Warning.UnavailableOldPods(nodes("a")),
                        "UnavailableOldPods",
                        "1 old pod that is already unavailable is deleted at once, outside the budget: a."),
                said(
                        new Warning.UnavailableOldPods(nodes("a", "b", "c", "d", "e")),
                        "UnavailableOldPods",
                        "5 old pods that are already unavailable are deleted at once, outside the budget: a, b, c and 2 more."),
                said(
                        new Warning.OnDelete("it"),
                        "OnDelete",
                        "Nothing happens by itself: the update strategy of it is OnDelete, so each node keeps its pod until"
                                + " somebody deletes it."),
                said(
                        new Warning.SurgeWithHostPort(List.of(9100, 9101)),
                        "SurgeWithHostPort",
                        "The new pod cannot start beside the old one: maxSurge is set and both want host port 9100, 9101,"
                                + " so the rollout will wait for ever."),
                said(
                        new Warning.SurgeWithHostPort(List.of()),
                        "SurgeWithHostPort",
                        "The new pod shares the node's network with the old one: maxSurge and hostNetwork are set, so it"
                                + " cannot listen on a port until the old pod has gone, which waits for the new one."),
                said(
                        new Warning.RolloutUnderWay(41, 48),
                        "RolloutUnderWay",
                        "A rollout is under way: 41 of 48 nodes are updated; this starts another one before it is done."),
                said(
                        new Warning.RolloutUnderWay(48, 48),
                        "RolloutUnderWay",
                        "A rollout is under way: all nodes have the new pod, and not every one is available yet; this starts"
                                + " another one before it is done."),
                said(
                        new Warning.BlockedByNodes(nodes("a"), 1),
                        "BlockedByNodes",
                        "A node blocks the rollout: a is not ready and uses up the budget of 1, so no other node gets its"
                                + " turn."),
                said(
                        new Warning.BlockedByNodes(nodes("a", "b"), 2),
                        "BlockedByNodes",
                        "Nodes block the rollout: a, b are not ready and use up the budget of 2, so no other node gets its"
                                + " turn."),
                said(
                        new Warning.Critical("it", "it belongs to kube-system"),
                        "Critical",
                        "it is critical: it belongs to kube-system."),
                said(
                        new Warning.ManagedBy("it", new Owner("Argo CD", "monitoring")),
                        "ManagedBy",
                        "Argo CD manages it (monitoring) and may put this back the next time it applies what it holds."),
                said(
                        new Warning.NoHistory("it"),
                        "NoHistory",
                        "There is no way back by undo: revisionHistoryLimit of it is 0, so Kubernetes keeps no older"
                                + " revision."));
    }

    private static Arguments said(Warning warning, String code, String sentence) {
        return Arguments.of(warning, code, sentence);
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void eachHasItsCodeAndOneSentence(Warning warning, String code, String sentence) {
        assertThat(warning.code()).isEqualTo(code);
        assertThat(warning.sentence()).isEqualTo(sentence);
    }

    @Test
    void noneIsLeftOut() {
        assertThat(warnings().<Class<?>>map(a -> a.get()[0].getClass()))
                .contains(Warning.class.getPermittedSubclasses());
    }

    private static List<NodeName> nodes(String... names) {
        return Stream.of(names).map(NodeName::new).toList();
    }
}
