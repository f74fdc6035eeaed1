package io.everynode.action;

import static io.everynode.action.GateTest.images;
import static io.everynode.action.Stage.OWNER;
import static io.everynode.action.Stage.ref;
import static io.everynode.action.Stage.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.model.RevisionNumber;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds of an undo on every cluster, simulated or real. */
@Tag("cluster")
class UndoTest {
    private static final Stage stage = Stage.open();

    @AfterAll
    static void close() {
        stage.close();
    }

    private final String namespace = "u" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anUndoWithoutANumberGoesToTheRevisionBefore() {
        DaemonSet before = withTwoRevisions("undo");

        Answer answer = stage.gate().perform(new Action.Undo(ref(before), null), OWNER, seen(now(before)));

        assertThat(answer.outcome().code()).isEqualTo("accepted");
        assertThat(answer.outcome().sentence()).contains("revision 1");
        assertThat(now(before).getSpec().getTemplate())
                .isEqualTo(before.getSpec().getTemplate());
    }

    @Test
    void anUndoToTheTemplateThatIsThereChangesNothing() {
        DaemonSet before = withTwoRevisions("undone");

        Answer answer =
                stage.gate().perform(new Action.Undo(ref(before), new RevisionNumber(2)), OWNER, seen(now(before)));

        assertThat(answer.outcome().code()).isEqualTo("unchanged");
    }

    @Test
    void anUndoToARevisionThatIsNotThereIsRejected() {
        DaemonSet before = withTwoRevisions("nowhere");

        Outcome outcome = stage.gate()
                .perform(new Action.Undo(ref(before), new RevisionNumber(7)), OWNER, seen(now(before)))
                .outcome();

        assertThat(outcome.code()).isEqualTo("rejected");
        assertThat(outcome.sentence()).contains("no revision 7", "2, 1");
    }

    /** Whoever may create ControllerRevisions may make one that the controller never would. */
    @Test
    void anUndoToARevisionWithoutATemplateIsRejected() {
        DaemonSet before = withTwoRevisions("hollow");
        stage.client
                .resource(new ControllerRevisionBuilder()
                        .withNewMetadata()
                        .withName("hollow-made-up")
                        .withNamespace(namespace)
                        .withLabels(before.getSpec().getSelector().getMatchLabels())
                        .addNewOwnerReference()
                        .withApiVersion("apps/v1")
                        .withKind("DaemonSet")
                        .withName("hollow")
                        .withUid(before.getMetadata().getUid())
                        .withController(true)
                        .endOwnerReference()
                        .endMetadata()
                        .withRevision(9L)
                        .withData(Map.of("spec", Map.of()))
                        .build())
                .create();

        Outcome outcome = stage.gate()
                .perform(new Action.Undo(ref(before), new RevisionNumber(9)), OWNER, seen(now(before)))
                .outcome();

        assertThat(outcome.code()).isEqualTo("rejected");
        assertThat(outcome.sentence()).contains("Revision 9 holds no pod template");
    }

    private DaemonSet withTwoRevisions(String name) {
        DaemonSet before = stage.create(namespace, name);
        revisions(before, 1);
        stage.gate().perform(images(before, Map.of("side", "side:2", "init", "busybox:2")), OWNER, seen(before));
        revisions(before, 2);
        return before;
    }

    private void revisions(DaemonSet daemonSet, int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> stage.client
                                .apps()
                                .controllerRevisions()
                                .inNamespace(namespace)
                                .withLabel("app", daemonSet.getMetadata().getName())
                                .list()
                                .getItems()
                                .size()
                        == count);
    }

    private static DaemonSet now(DaemonSet daemonSet) {
        return Objects.requireNonNull(stage.now(daemonSet));
    }
}
