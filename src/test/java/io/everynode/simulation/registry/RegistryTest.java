package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.daemonSet;
import static io.everynode.simulation.registry.ManifestFixtures.json;
import static io.everynode.simulation.registry.ManifestFixtures.named;
import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.DeleteOptions.Propagation;
import io.everynode.simulation.registry.WriteOptions.Manager;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final ObjectKey AGENT = new ObjectKey(Kind.DAEMON_SET, "prod", "agent");

    private final Store store = new Store();
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678Z"));
    private final Registry registry = new Registry(store, clock, new Random(1));

    @BeforeEach
    void namespace() {
        registry.create(Kind.NAMESPACE, "", named("prod"), INTERNAL);
    }

    @Nested
    class WhenCreating {
        @Test
        void theSystemGivesIdentityTimesGenerationsAndAnEmptyStatus() {
            ObjectNode created = create(daemonSet());

            assertThat(text(created, "metadata", "uid"))
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(text(created, "metadata", "creationTimestamp")).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(text(created, "metadata", "generation")).isEqualTo("1");
            assertThat(text(created, "metadata", "annotations", "deprecated.daemonset.template.generation"))
                    .isEqualTo("1");
            assertThat(created.get("status"))
                    .isEqualTo(
                            json(
                                    "{'currentNumberScheduled':0,'numberMisscheduled':0,'desiredNumberScheduled':0,'numberReady':0}"));
        }

        @Test
        void theSameSeedGivesTheSameUids() {
            Registry other = new Registry(new Store(), clock, new Random(1));

            assertThat(other.create(Kind.NAMESPACE, "", named("prod"), INTERNAL))
                    .isEqualTo(registry.get(ObjectKey.namespace("prod")));
        }

        @Test
        void aGeneratedNameGetsFiveLetters() {
            ObjectNode pod = pod("", "");
            ((ObjectNode) pod.get("metadata")).put("generateName", "agent-").remove("name");

            assertThat(text(registry.create(Kind.POD, "prod", pod, INTERNAL), "metadata", "name"))
                    .matches("agent-[bcdfghjklmnpqrstvwxz2456789]{5}");
        }

        @Test
        void aGeneratedNameThatIsTakenIsDrawnAgain() {
            Registry drawing = new Registry(store, clock, new Random(7));
            Registry drawingTheSame = new Registry(store, clock, new Random(7));
            ObjectNode pod = pod("", "");
            ((ObjectNode) pod.get("metadata")).put("generateName", "agent-").remove("name");
            drawing.create(Kind.POD, "prod", pod, INTERNAL);
            drawingTheSame.create(Kind.POD, "prod", pod, INTERNAL);

            assertThat(store.count(Kind.POD)).isEqualTo(2);
        }

        @Test
        void whatIsCompleteIsStoredAsTheVeryTreesThatWereGiven() {
            ObjectNode template = (ObjectNode) create(daemonSet()).at("/spec/template/spec");
            ObjectNode pod = pod("agent-1", "node-1");
            ((ObjectNode) pod.get("spec")).set("containers", template.get("containers"));

            ObjectNode stored = registry.create(Kind.POD, "prod", pod, INTERNAL);

            assertThat(stored.at("/spec/containers")).isSameAs(template.get("containers"));
        }

        @Test
        void refusesADuplicateAndANamespaceThatIsNotThere() {
            create(daemonSet());

            assertRefused(409, "daemonsets.apps \"agent\" already exists", () -> create(daemonSet()));
            assertRefused(
                    404,
                    "namespaces \"nope\" not found",
                    () -> registry.create(Kind.DAEMON_SET, "nope", daemonSet(), INTERNAL));
        }

        @Test
        void aDryRunChecksEverythingAndStoresNothing() {
            WriteOptions dry = new WriteOptions(true, null);

            assertThat(text(registry.create(Kind.DAEMON_SET, "prod", daemonSet(), dry), "metadata", "uid"))
                    .isNotEmpty();
            assertThat(store.count(Kind.DAEMON_SET)).isZero();
        }
    }

    @Nested
    class WhenChanging {
        @Test
        void aSpecRaisesTheGenerationAndATemplateItsOwnToo() {
            create(daemonSet());
            change(ds -> Trees.with(ds, 5, "spec", "minReadySeconds"));
            ObjectNode changed =
                    change(ds -> Trees.with(ds, "now", "spec", "template", "metadata", "annotations", "restartedAt"));

            assertThat(text(changed, "metadata", "generation")).isEqualTo("3");
            assertThat(text(changed, "metadata", "annotations", Generations.TEMPLATE_GENERATION))
                    .isEqualTo("2");
        }

        @Test
        void labelsAndStatusRaiseNothing() {
            create(daemonSet());
            change(ds -> Trees.with(ds, "x", "metadata", "labels", "team"));
            ObjectNode changed =
                    registry.update(AGENT, Part.STATUS, ds -> Trees.with(ds, 3, "status", "numberReady"), INTERNAL);

            assertThat(text(changed, "metadata", "generation")).isEqualTo("1");
            assertThat(text(changed, "status", "numberReady")).isEqualTo("3");
        }

        @Test
        void eachPartKeepsTheOther() {
            create(daemonSet());
            ObjectNode viaMain = change(ds -> Trees.with(ds, 9, "status", "numberReady"));
            ObjectNode viaStatus =
                    registry.update(AGENT, Part.STATUS, ds -> Trees.with(ds, 9, "spec", "minReadySeconds"), INTERNAL);

            assertThat(text(viaMain, "status", "numberReady")).isEqualTo("0");
            assertThat(Trees.at(viaStatus, "spec").has("minReadySeconds")).isFalse();
        }

        @Test
        void nothingIsWrittenWhenNothingDiffers() {
            ObjectNode before = create(daemonSet());
            ObjectNode after = change(ds -> Trees.with(ds, 10L, "spec", "revisionHistoryLimit"));

            assertThat(after).isSameAs(before);
        }

        @Test
        void whatTheSystemKeepsCannotBeWritten() {
            ObjectNode before = create(daemonSet());
            ObjectNode after = change(ds -> {
                ObjectNode next = Trees.with(ds, "2000-01-01T00:00:00Z", "metadata", "creationTimestamp");
                next = Trees.with(next, 99, "metadata", "generation");
                return Trees.with(next, "99", "metadata", "annotations", Generations.TEMPLATE_GENERATION);
            });

            assertThat(after).isSameAs(before);
        }

        @Test
        void anOldVersionAnotherUidAndAnotherNameAreRefused() {
            create(daemonSet());

            assertRefused(
                    409,
                    "Operation cannot be fulfilled on daemonsets.apps \"agent\": the object has been modified; please apply your changes to the latest version and try again",
                    () -> change(ds -> Trees.with(ds, "1", "metadata", "resourceVersion")));
            assertRefused(
                    422,
                    "DaemonSet.apps \"agent\" is invalid: metadata.uid: Invalid value: \"x\": field is immutable",
                    () -> change(ds -> Trees.with(ds, "x", "metadata", "uid")));
            assertRefused(
                    400,
                    "the name of the object (b) does not match the name on the URL (agent)",
                    () -> change(ds -> Trees.with(ds, "b", "metadata", "name")));
        }

        @Test
        void aManagerIsRememberedOncePerOperation() {
            create(daemonSet());
            WriteOptions kubectl = new WriteOptions(false, new Manager("kubectl", "Update"));
            registry.update(AGENT, Part.MAIN, ds -> Trees.with(ds, 1, "spec", "minReadySeconds"), kubectl);
            ObjectNode after =
                    registry.update(AGENT, Part.MAIN, ds -> Trees.with(ds, 2, "spec", "minReadySeconds"), kubectl);

            assertThat(Trees.at(after, "metadata", "managedFields"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.path("manager").asText()).isEqualTo("kubectl");
                        assertThat(entry.path("time").asText()).isEqualTo("2026-01-02T03:04:05Z");
                    });
        }
    }

    @Nested
    class WhenDeleting {
        private final ObjectKey pod = new ObjectKey(Kind.POD, "prod", "p");

        @Test
        void aPodOnANodeStaysForItsGracePeriodUntilTheKubeletIsDone() {
            registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);

            Deleted deleted = registry.delete(pod, DeleteOptions.background());

            assertThat(deleted.gone()).isFalse();
            assertThat(text(deleted.object(), "metadata", "deletionTimestamp")).isEqualTo("2026-01-02T03:04:35Z");
            assertThat(text(deleted.object(), "metadata", "deletionGracePeriodSeconds"))
                    .isEqualTo("30");
            assertThat(registry.delete(pod, DeleteOptions.now()).gone()).isTrue();
            assertThat(store.get(pod)).isNull();
        }

        @Test
        void aSecondDeletionCanOnlyShortenTheGracePeriod() {
            registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);
            registry.delete(pod, grace(20));
            ObjectNode longer = registry.delete(pod, grace(40)).object();
            ObjectNode shorter = registry.delete(pod, grace(5)).object();

            assertThat(text(longer, "metadata", "deletionTimestamp")).isEqualTo("2026-01-02T03:04:25Z");
            assertThat(text(shorter, "metadata", "deletionTimestamp")).isEqualTo("2026-01-02T03:04:10Z");
        }

        @Test
        void aPodOnNoNodeGoesAtOnce() {
            registry.create(Kind.POD, "prod", pod("p", ""), INTERNAL);

            assertThat(registry.delete(pod, DeleteOptions.background()).gone()).isTrue();
        }

        @Test
        void preconditionsMustHold() {
            String uid = text(create(daemonSet()), "metadata", "uid");

            assertRefused(
                    409,
                    "Operation cannot be fulfilled on DaemonSet.apps \"agent\": the UID in the precondition (x) does not match the UID in record (%s). The object might have been deleted and then recreated"
                            .formatted(uid),
                    () -> registry.delete(AGENT, DeleteOptions.background().withUid("x")));
            assertThat(registry.delete(AGENT, DeleteOptions.background().withUid(uid))
                            .gone())
                    .isTrue();
        }

        @Test
        void orphansForgetTheirOwner() {
            registry.create(Kind.POD, "prod", owned("p", create(daemonSet())), INTERNAL);

            registry.delete(AGENT, propagation(Propagation.ORPHAN));

            assertThat(store.get(AGENT)).isNull();
            assertThat(registry.get(pod).path("metadata").has("ownerReferences"))
                    .isFalse();
        }

        @Test
        void inTheForegroundTheOwnerStaysUntilItsFinalizerIsTakenAway() {
            create(daemonSet());

            Deleted deleted = registry.delete(AGENT, propagation(Propagation.FOREGROUND));
            assertThat(deleted.gone()).isFalse();
            assertThat(Trees.at(deleted.object(), "metadata", "finalizers"))
                    .singleElement()
                    .satisfies(name -> assertThat(name.asText()).isEqualTo("foregroundDeletion"));

            change(ds -> Trees.without(ds, "metadata", "finalizers"));
            assertThat(store.get(AGENT)).isNull();
        }

        @Test
        void aNamespaceIsEmptiedTakesNothingNewAndGoesWhenNothingIsLeft() {
            create(daemonSet());
            registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);

            Deleted deleted = registry.delete(ObjectKey.namespace("prod"), DeleteOptions.background());

            assertThat(text(deleted.object(), "status", "phase")).isEqualTo("Terminating");
            assertThat(store.get(AGENT)).isNull();
            assertRefused(
                    403,
                    "daemonsets.apps is forbidden: unable to create new content in namespace prod because it is being terminated",
                    () -> create(daemonSet()));
            registry.delete(pod, DeleteOptions.now());
            assertThat(store.get(ObjectKey.namespace("prod"))).isNull();
        }

        @Test
        void someNamespacesMayNotBeDeleted() {
            registry.create(Kind.NAMESPACE, "", named("default"), INTERNAL);

            assertRefused(
                    403,
                    "namespaces \"default\" is forbidden: this namespace may not be deleted",
                    () -> registry.delete(ObjectKey.namespace("default"), DeleteOptions.background()));
        }

        private DeleteOptions grace(long seconds) {
            return new DeleteOptions(seconds, "", "", Propagation.BACKGROUND, false);
        }

        private DeleteOptions propagation(Propagation propagation) {
            return new DeleteOptions(null, "", "", propagation, false);
        }

        private ObjectNode owned(String name, ObjectNode owner) {
            ObjectNode owned = pod(name, "node-1");
            ((ObjectNode) owned.get("metadata"))
                    .putArray("ownerReferences")
                    .addObject()
                    .put("kind", "DaemonSet")
                    .put("name", "agent")
                    .put("controller", true)
                    .put("uid", text(owner, "metadata", "uid"));
            return owned;
        }
    }

    @Nested
    class WhenBinding {
        private final ObjectKey pod = new ObjectKey(Kind.POD, "prod", "p");

        @Test
        void thePodGetsTheNodeItsConditionAndTheNodesZone() {
            ObjectNode node = named("node-1");
            node.withObject("/metadata/labels").put("topology.kubernetes.io/zone", "a");
            registry.create(Kind.NODE, "", node, INTERNAL);
            registry.create(Kind.POD, "prod", pod("p", ""), INTERNAL);

            ObjectNode bound = registry.bind(pod, "node-1", INTERNAL);

            assertThat(text(bound, "spec", "nodeName")).isEqualTo("node-1");
            assertThat(text(bound, "metadata", "labels", "topology.kubernetes.io/zone"))
                    .isEqualTo("a");
            assertThat(text(bound, "metadata", "generation")).isEqualTo("1");
            assertThat(bound.at("/status/conditions/0/type").asText()).isEqualTo("PodScheduled");
        }

        @Test
        void aBoundPodStaysWhereItIs() {
            registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);

            assertRefused(
                    409,
                    "Operation cannot be fulfilled on pods/binding \"p\": pod p is already assigned to node \"node-1\"",
                    () -> registry.bind(pod, "node-2", INTERNAL));
        }
    }

    private ObjectNode create(ObjectNode daemonSet) {
        return registry.create(Kind.DAEMON_SET, "prod", daemonSet, INTERNAL);
    }

    private ObjectNode change(UnaryOperator<ObjectNode> change) {
        return registry.update(AGENT, Part.MAIN, change, INTERNAL);
    }

    private static String text(ObjectNode object, String... path) {
        return Trees.text(object, path);
    }

    private static void assertRefused(int code, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status().code()).isEqualTo(code));
    }
}
