package io.everynode.action;

import static io.everynode.action.Stage.OWNER;
import static io.everynode.action.Stage.ref;
import static io.everynode.action.Stage.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.model.RevisionNumber;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two equal DaemonSets; one is changed by kubectl, the other through the gate: they end up equal, field by field. */
abstract class KubectlTwin {
    private static final String NAME = "twin";

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    abstract Stage stage();

    @Test
    void aRestart() {
        bothBy("rollout restart daemonset/twin", d -> new Action.Restart(ref(d), Instant.now()));
    }

    @Test
    void imagesOfAnInitContainerAndAnother() {
        bothBy(
                "set image daemonset/twin init=busybox:2 side=registry.example:5000/side@sha256:0",
                d -> new Action.SetImages(
                        ref(d), Map.of("init", "busybox:2", "side", "registry.example:5000/side@sha256:0")));
    }

    @Test
    void anUndoToTheRevisionBefore() {
        bothBy("rollout undo daemonset/twin", d -> new Action.Undo(ref(d), null), this::rollOutTwice);
    }

    @Test
    void anUndoToANamedRevision() {
        bothBy(
                "rollout undo daemonset/twin --to-revision=1",
                d -> new Action.Undo(ref(d), new RevisionNumber(1)),
                this::rollOutTwice);
    }

    @ParameterizedTest
    @EnumSource(Propagation.class)
    void aDeletion(Propagation propagation) {
        DaemonSet theirs = stage().create(run + "-kubectl", NAME);
        DaemonSet ours = stage().create(run + "-everynode", NAME);
        settled(theirs);
        settled(ours);

        stage().kubectl(
                        "delete",
                        "daemonset/twin",
                        "--cascade=" + propagation.code(),
                        "--wait=false",
                        "-n",
                        theirs.getMetadata().getNamespace());
        Answer answer = stage().gate()
                .perform(
                        new Action.Delete(ref(ours), propagation),
                        OWNER,
                        seen(Objects.requireNonNull(stage().now(ours))));

        assertThat(answer.outcome().code()).isEqualTo("accepted");
        await().atMost(Duration.ofSeconds(30)).until(() -> stage().now(ours) == null && stage().now(theirs) == null);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(pods(ours)).isEqualTo(pods(theirs));
            assertThat(pods(ours) > 0).isEqualTo(propagation == Propagation.ORPHAN);
        });
    }

    private void bothBy(String kubectl, java.util.function.Function<DaemonSet, Action> action) {
        bothBy(kubectl, action, d -> {});
    }

    private void bothBy(
            String kubectl,
            java.util.function.Function<DaemonSet, Action> action,
            java.util.function.Consumer<DaemonSet> before) {
        DaemonSet theirs = stage().create(run + "-kubectl", NAME);
        DaemonSet ours = stage().create(run + "-everynode", NAME);
        before.accept(theirs);
        before.accept(ours);

        stage().kubectl((kubectl + " -n " + theirs.getMetadata().getNamespace()).split(" "));
        Answer answer =
                stage().gate().perform(action.apply(ours), OWNER, seen(Objects.requireNonNull(stage().now(ours))));

        assertThat(answer.outcome().code()).as(answer.outcome().sentence()).isEqualTo("accepted");
        assertThat(answer.kubectl()).isEqualTo("kubectl " + kubectl + " -n " + run + "-everynode");
        JsonNode mine = stage().comparable(ours);
        assertThat(mine).isEqualTo(stage().comparable(theirs));
    }

    private void rollOutTwice(DaemonSet daemonSet) {
        String namespace = daemonSet.getMetadata().getNamespace();
        revisions(namespace, 1);
        stage().kubectl("set", "image", "daemonset/twin", "side=side:2", "-n", namespace);
        revisions(namespace, 2);
        stage().kubectl("rollout", "restart", "daemonset/twin", "-n", namespace);
        revisions(namespace, 3);
    }

    private void revisions(String namespace, int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> stage().client
                                .apps()
                                .controllerRevisions()
                                .inNamespace(namespace)
                                .list()
                                .getItems()
                                .size()
                        == count);
    }

    private void settled(DaemonSet daemonSet) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var status = Objects.requireNonNull(stage().now(daemonSet)).getStatus();
            return status.getDesiredNumberScheduled() > 0
                    && Objects.equals(status.getNumberAvailable(), status.getDesiredNumberScheduled());
        });
    }

    private int pods(DaemonSet daemonSet) {
        return stage().client
                .pods()
                .inNamespace(daemonSet.getMetadata().getNamespace())
                .list()
                .getItems()
                .size();
    }
}
