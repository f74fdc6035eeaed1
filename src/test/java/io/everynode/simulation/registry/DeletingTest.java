package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.daemonSet;
import static io.everynode.simulation.registry.ManifestFixtures.named;
import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.DeleteOptions.Propagation;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletingTest extends RegistryFixture {
    @Test
    void aPodOnANodeStaysForItsGracePeriodUntilTheKubeletIsDone() {
        registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);

        Deleted deleted = registry.delete(POD, DeleteOptions.background());

        assertThat(deleted.gone()).isFalse();
        assertThat(text(deleted.object(), "metadata", "deletionTimestamp")).isEqualTo("2026-01-02T03:04:35Z");
        assertThat(text(deleted.object(), "metadata", "deletionGracePeriodSeconds"))
                .isEqualTo("30");
        assertThat(registry.delete(POD, DeleteOptions.now()).gone()).isTrue();
        assertThat(store.get(POD)).isNull();
    }

    @Test
    void aSecondDeletionCanOnlyShortenTheGracePeriod() {
        registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);
        registry.delete(POD, grace(20));
        ObjectNode longer = registry.delete(POD, grace(40)).object();
        ObjectNode shorter = registry.delete(POD, grace(5)).object();

        assertThat(text(longer, "metadata", "deletionTimestamp")).isEqualTo("2026-01-02T03:04:25Z");
        assertThat(text(shorter, "metadata", "deletionTimestamp")).isEqualTo("2026-01-02T03:04:10Z");
    }

    @Test
    void aPodOnNoNodeGoesAtOnce() {
        registry.create(Kind.POD, "prod", pod("p", ""), INTERNAL);

        assertThat(registry.delete(POD, DeleteOptions.background()).gone()).isTrue();
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

    @ParameterizedTest
    @CsvSource({"FOREGROUND, foregroundDeletion", "ORPHAN, orphan"})
    void anOwnerStaysUntilTheCollectorTakesItsFinalizerAway(Propagation propagation, String finalizer) {
        create(daemonSet());

        Deleted deleted = registry.delete(AGENT, propagation(propagation));
        assertThat(deleted.gone()).isFalse();
        assertThat(text(deleted.object(), "metadata", "deletionTimestamp")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Trees.at(deleted.object(), "metadata", "finalizers"))
                .singleElement()
                .satisfies(name -> assertThat(name.asText()).isEqualTo(finalizer));

        change(ds -> Trees.without(ds, "metadata", "finalizers"));
        assertThat(store.get(AGENT)).isNull();
    }

    @Test
    void whatCanOwnNothingWaitsForNoCollector() {
        registry.create(Kind.POD, "prod", pod("p", ""), INTERNAL);

        assertThat(registry.delete(POD, propagation(Propagation.ORPHAN)).gone()).isTrue();
    }

    @Test
    void anObjectStaysUntilEverybodyHasLetGoOfIt() {
        ObjectNode held = daemonSet();
        held.withArray("/metadata/finalizers").add("example.com/one").add("example.com/two");
        create(held);

        assertThat(registry.delete(AGENT, DeleteOptions.background()).gone()).isFalse();
        change(ds -> Trees.with(ds, ds.arrayNode().add("example.com/two"), "metadata", "finalizers"));
        assertThat(store.get(AGENT)).isNotNull();
        change(ds -> Trees.with(ds, ds.arrayNode(), "metadata", "finalizers"));
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
        registry.delete(POD, DeleteOptions.now());
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

    private static DeleteOptions grace(long seconds) {
        return new DeleteOptions(seconds, "", "", Propagation.BACKGROUND, false);
    }

    private static DeleteOptions propagation(Propagation propagation) {
        return new DeleteOptions(null, "", "", propagation, false);
    }
}
