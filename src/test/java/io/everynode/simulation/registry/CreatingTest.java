package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.daemonSet;
import static io.everynode.simulation.registry.ManifestFixtures.json;
import static io.everynode.simulation.registry.ManifestFixtures.named;
import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CreatingTest extends RegistryFixture {
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
