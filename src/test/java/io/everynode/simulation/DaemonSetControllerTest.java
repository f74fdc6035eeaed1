package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.DeleteOptions;
import io.everynode.simulation.registry.DeleteOptions.Propagation;
import io.everynode.simulation.registry.ManifestFixtures;
import io.everynode.simulation.registry.WriteOptions;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.Taint;
import io.everynode.simulation.world.Act;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DaemonSetControllerTest {
    private final Lab lab = Lab.of(4);

    @Test
    void putsOnePodOnEveryNode() {
        lab.daemonSet("agent");
        lab.seconds(30);
        assertThat(lab.pods("agent")).extracting(Lab::nodeOf).containsExactly("node-1", "node-2", "node-3", "node-4");
        assertThat(lab.counts("agent")).containsExactly(4, 4, 4, 4, 4, 0, 0);
        assertThat(lab.get(Lab.ds("agent")).at("/status/observedGeneration").asLong())
                .isEqualTo(1);
    }

    @Test
    void itsPodsCarryHashGenerationOwnerAndTheirOneNode() {
        lab.daemonSet("agent");
        lab.seconds(30);
        JsonNode pod = lab.podOn("agent", "node-2");
        JsonNode revision = lab.simulation()
                .registry()
                .store()
                .list(Kind.CONTROLLER_REVISION)
                .objects()
                .getFirst();
        assertThat(pod.at("/metadata/labels/controller-revision-hash"))
                .isEqualTo(revision.at("/metadata/labels/controller-revision-hash"));
        assertThat(pod.at("/metadata/labels/pod-template-generation").asText()).isEqualTo("1");
        assertThat(pod.at("/metadata/ownerReferences/0/uid"))
                .isEqualTo(lab.get(Lab.ds("agent")).at("/metadata/uid"));
        assertThat(pod.at("/spec/tolerations")).hasSize(6);
        assertThat(lab.events()).contains("SuccessfulCreate: Created pod: " + Trees.text(pod, "metadata", "name"));
    }

    @Test
    void aPodThatIsDeletedComesAgain() {
        lab.daemonSet("agent");
        lab.seconds(30);
        JsonNode before = lab.podOn("agent", "node-1");
        lab.delete(Lab.pod(before));
        lab.seconds(30);
        assertThat(lab.podOn("agent", "node-1").at("/metadata/uid")).isNotEqualTo(before.at("/metadata/uid"));
    }

    @Test
    void aNewNodeGetsItsPod() {
        lab.daemonSet("agent");
        lab.seconds(30);
        lab.create(
                Kind.NODE,
                Lab.yaml("{apiVersion: v1, kind: Node, metadata: {name: late, labels: {kwok: managed}},"
                        + " status: {allocatable: {cpu: \"4\", memory: 8Gi, pods: \"10\"}}}"));
        lab.seconds(30);
        assertThat(Lab.ready(lab.podOn("agent", "late"))).isTrue();
        assertThat(lab.counts("agent")).containsExactly(5, 5, 5, 5, 5, 0, 0);
    }

    @Test
    void anEmptySelectorIsLeftAlone() {
        ObjectKey key = Lab.ds("agent");
        lab.daemonSet("agent");
        lab.seconds(30);
        lab.simulation().registry().store().put(key, Trees.with(lab.get(key), Lab.yaml("{}"), "spec", "selector"));
        lab.seconds(5);
        assertThat(lab.events())
                .contains("SelectingAll: This daemon set is selecting all pods. A non-empty selector is required.");
    }

    @Nested
    class WhenLabelsAndOwnersChange {
        @Test
        void anOrphanThatMatchesIsAdopted() {
            lab.daemonSet("agent");
            lab.seconds(30);
            JsonNode pod = lab.podOn("agent", "node-3");
            lab.change(Lab.pod(pod), json -> Trees.without(json, "metadata", "ownerReferences"));
            lab.seconds(5);
            JsonNode now = lab.get(Lab.pod(pod));
            assertThat(now.at("/metadata/ownerReferences/0/name").asText()).isEqualTo("agent");
            assertThat(lab.pods("agent")).hasSize(4);
        }

        @Test
        void aPodThatMatchesNoLongerIsReleasedAndReplaced() {
            lab.daemonSet("agent");
            lab.seconds(30);
            JsonNode pod = lab.podOn("agent", "node-3");
            lab.change(Lab.pod(pod), json -> Trees.with(json, "somebody", "metadata", "labels", "app"));
            lab.seconds(30);
            assertThat(lab.get(Lab.pod(pod)).at("/metadata/ownerReferences").isMissingNode())
                    .isTrue();
            assertThat(lab.pods("agent")).hasSize(4);
        }

        @Test
        void aSecondPodOnTheSameNodeIsDeletedTheYoungerFirst() {
            lab.daemonSet("agent");
            lab.seconds(30);
            JsonNode first = lab.podOn("agent", "node-1");
            lab.create(
                    Kind.POD,
                    Lab.yaml("{apiVersion: v1, kind: Pod, metadata: {name: extra, labels: {app: agent}},"
                            + " spec: {nodeName: node-1, containers: [{name: main, image: x}]}}"));
            lab.seconds(30);
            assertThat(lab.podOn("agent", "node-1").at("/metadata/uid")).isEqualTo(first.at("/metadata/uid"));
        }
    }

    @Nested
    class WhenThePodsEnd {
        /** So does Kubernetes 1.36.3: while surging, a failed pod that is left alone for now is no pod at all. */
        @Test
        void aSurgingDaemonSetGetsFailedPodsWithoutEnd() {
            lab.daemonSet("agent", "{updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}}", "{}");
            lab.change(
                    Lab.ds("agent"),
                    json -> Trees.with(json, "failed", "spec", "template", "metadata", "labels", "behaviour"));
            lab.seconds(30);
            assertThat(lab.pods("agent")).hasSizeGreaterThan(40);
        }

        @Test
        void aFailedPodIsReplacedWithLongerAndLongerWaits() {
            lab.daemonSet("agent", "{}", "{}");
            lab.change(
                    Lab.ds("agent"),
                    json -> Trees.with(json, "failed", "spec", "template", "metadata", "labels", "behaviour"));
            lab.seconds(60);
            int soon = failures();
            lab.seconds(600);
            int later = failures() - soon;
            assertThat(soon).isBetween(8, 4 * 7);
            assertThat(later).isLessThan(4 * 6);
        }

        private int failures() {
            return (int) lab.events().stream()
                    .filter(e -> e.startsWith("FailedDaemonPod"))
                    .count();
        }

        @Test
        void aSucceededPodIsReplacedAtOnce() {
            lab.daemonSet("agent");
            lab.change(
                    Lab.ds("agent"),
                    json -> Trees.with(json, "succeeded", "spec", "template", "metadata", "labels", "behaviour"));
            lab.seconds(20);
            assertThat(lab.events())
                    .anyMatch(e -> e.startsWith("SucceededDaemonPod: Found succeeded daemon pod default/agent-"));
        }
    }

    @Nested
    class WhenItIsDeleted {
        @Test
        void inTheBackgroundItsPodsAndRevisionsGo() {
            lab.daemonSet("agent");
            lab.seconds(30);
            lab.delete(Lab.ds("agent"));
            lab.seconds(40);
            assertThat(lab.pods("agent")).isEmpty();
            assertThat(lab.simulation().registry().store().count(Kind.CONTROLLER_REVISION))
                    .isZero();
        }

        @Test
        void withOrphansItLeavesThemToASuccessor() {
            lab.daemonSet("agent");
            lab.seconds(30);
            List<JsonNode> uids =
                    lab.pods("agent").stream().map(p -> p.at("/metadata/uid")).toList();
            lab.simulation().registry().delete(Lab.ds("agent"), orphaning());
            lab.seconds(10);
            assertThat(lab.pods("agent"))
                    .hasSize(4)
                    .allMatch(p -> p.at("/metadata/ownerReferences").isMissingNode());
            lab.daemonSet("agent");
            lab.seconds(10);
            assertThat(lab.pods("agent"))
                    .extracting(p -> (JsonNode) p.at("/metadata/uid"))
                    .containsExactlyElementsOf(uids);
            assertThat(lab.counts("agent")).containsExactly(4, 4, 4, 4, 4, 0, 0);
        }

        @Test
        void inTheForegroundItStaysUntilItsPodsAreGone() {
            lab.daemonSet("agent");
            lab.seconds(30);
            lab.simulation().registry().delete(Lab.ds("agent"), inForeground());
            assertThat(lab.find(Lab.ds("agent"))).isPresent();
            lab.seconds(40);
            assertThat(lab.find(Lab.ds("agent"))).isEmpty();
            assertThat(lab.pods("agent")).isEmpty();
        }

        @Test
        void inTheForegroundOnlyPodsThatBlockHoldItUp() {
            lab.daemonSet("agent");
            lab.seconds(30);
            ObjectKey stuck = ObjectKey.of(Kind.POD, lab.pods("agent").getFirst());
            lab.change(stuck, json -> {
                ArrayNode owners = json.arrayNode();
                Trees.at(json, "metadata", "ownerReferences")
                        .forEach(one -> owners.add(Trees.copy(one).put("blockOwnerDeletion", false)));
                ObjectNode held = Trees.with(json, owners, "metadata", "ownerReferences");
                return Trees.with(held, json.arrayNode().add("example.com/held"), "metadata", "finalizers");
            });
            lab.simulation().registry().delete(Lab.ds("agent"), inForeground());
            lab.seconds(40);

            assertThat(lab.find(Lab.ds("agent"))).isEmpty();
            assertThat(lab.pods("agent")).hasSize(1);
        }

        @Test
        void aPodOfADaemonSetThatIsNotThereIsCollected() {
            ObjectNode pod = ManifestFixtures.pod("lost", "");
            pod.withObject("/metadata")
                    .putArray("ownerReferences")
                    .addObject()
                    .put("apiVersion", "apps/v1")
                    .put("kind", "DaemonSet")
                    .put("name", "agent")
                    .put("uid", "gone")
                    .put("controller", true);
            lab.simulation().registry().create(Kind.POD, "default", pod, WriteOptions.INTERNAL);
            lab.seconds(40);

            assertThat(lab.find(new ObjectKey(Kind.POD, "default", "lost"))).isEmpty();
        }

        private DeleteOptions orphaning() {
            return options(Propagation.ORPHAN);
        }

        private DeleteOptions inForeground() {
            return options(Propagation.FOREGROUND);
        }

        private DeleteOptions options(Propagation propagation) {
            return new DeleteOptions(null, "", "", propagation, false);
        }
    }

    /** What the real controller was measured to do on 1.36.3: it is not woken, and the numbers stay. */
    @Nested
    class LooksAway {
        @Test
        void fromATaintThatOnlyKeepsNewPodsAway() {
            lab.daemonSet("agent");
            lab.seconds(30);
            taint("node-1", "NoSchedule");
            lab.seconds(40);
            assertThat(lab.counts("agent")).containsExactly(4, 4, 4, 4, 4, 0, 0);
            lab.delete(Lab.pod(lab.podOn("agent", "node-2")));
            lab.seconds(30);
            assertThat(lab.counts("agent")).containsExactly(3, 3, 3, 3, 3, 0, 1);
        }

        @Test
        void butNotFromOneThatDrivesPodsOut() {
            lab.daemonSet("agent");
            lab.seconds(30);
            taint("node-1", "NoExecute");
            lab.seconds(30);
            assertThat(lab.counts("agent")).containsExactly(3, 3, 3, 3, 3, 0, 0);
        }

        @Test
        void fromANodeThatGoesUntilItsPodIsCollected() {
            lab.daemonSet("agent");
            lab.seconds(30);
            lab.delete(ObjectKey.node("node-4"));
            lab.seconds(39);
            assertThat(lab.counts("agent")).containsExactly(4, 4, 4, 4, 4, 0, 0);
            lab.seconds(30);
            assertThat(lab.counts("agent")).containsExactly(3, 3, 3, 3, 3, 0, 0);
        }

        private void taint(String node, String effect) {
            lab.simulation().levers().pull(new Act.AddTaint(node, new Taint("x", "y", effect)));
        }
    }

    @Test
    void availabilityWaitsForMinReadySeconds() {
        lab.daemonSet("agent", "{minReadySeconds: 20}", "{}");
        lab.change(
                Lab.ds("agent"),
                json -> Trees.with(json, "2000", "spec", "template", "metadata", "annotations", "ready-after"));
        lab.seconds(10);
        assertThat(lab.counts("agent").get(2)).isEqualTo(4);
        assertThat(lab.counts("agent").get(4)).isZero();
        lab.seconds(30);
        assertThat(lab.counts("agent")).containsExactly(4, 4, 4, 4, 4, 0, 0);
    }

    @Test
    void aPodThatIsRefusedIsTriedAgain() {
        lab.daemonSet("agent");
        lab.seconds(30);
        ObjectKey namespace = ObjectKey.namespace("default");
        var store = lab.simulation().registry().store();
        ObjectNode before = lab.get(namespace);
        store.remove(namespace);
        lab.delete(Lab.pod(lab.podOn("agent", "node-1")));
        lab.seconds(10);
        assertThat(lab.counts("agent").get(1)).isEqualTo(3);
        store.put(namespace, before);
        lab.seconds(60);
        assertThat(lab.counts("agent")).containsExactly(4, 4, 4, 4, 4, 0, 0);
    }
}
