package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.daemonSet;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.WriteOptions.Manager;
import io.everynode.simulation.store.Trees;
import org.junit.jupiter.api.Test;

class ChangingTest extends RegistryFixture {
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

        assertThat(Trees.at(after, "metadata", "managedFields")).singleElement().satisfies(entry -> {
            assertThat(entry.path("manager").asText()).isEqualTo("kubectl");
            assertThat(entry.path("time").asText()).isEqualTo("2026-01-02T03:04:05Z");
        });
    }
}
