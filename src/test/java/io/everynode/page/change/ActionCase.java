package io.everynode.page.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.page.PageForm;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each action as a person asks for it, and how its effect is seen on the API server. */
enum ActionCase {
    RESTART("restarts", ""),
    SET_IMAGES("images", "?container=init&image=busybox:2&container=agent&image=agent:1&container=side&image=side:2"),
    UNDO("rollbacks", "?toRevision=1"),
    SET_STRATEGY("strategy", "?type=RollingUpdate&maxUnavailable=0&maxSurge=1"),
    REPLACE("replacements", "?node=node-1&node=node-2"),
    FORCE_DELETE("replacements", "?node=node-1&force=true"),
    DELETE_IN_BACKGROUND("deletion", "?propagation=background"),
    DELETE_IN_FOREGROUND("deletion", "?propagation=foreground"),
    DELETE_AND_ORPHAN("deletion", "?propagation=orphan"),
    RESTART_SEVERAL("restarts", "");

    private final String noun;
    private final String query;

    ActionCase(String noun, String query) {
        this.noun = noun;
        this.query = query;
    }

    /** How the API server had it before. */
    record Before(long generation, long twin, Map<String, String> pods, String uid) {
        static Before of(Patient patient) {
            return new Before(
                    patient.generation("agent"),
                    patient.generation("twin"),
                    patient.pods(),
                    Objects.requireNonNull(patient.daemonSet()).getMetadata().getUid());
        }
    }

    /** The right that it takes. */
    String right() {
        return switch (this) {
            case REPLACE, FORCE_DELETE -> "delete pods";
            case DELETE_IN_BACKGROUND, DELETE_IN_FOREGROUND, DELETE_AND_ORPHAN -> "delete daemonsets";
            case RESTART, SET_IMAGES, UNDO, SET_STRATEGY, RESTART_SEVERAL -> "patch daemonsets";
        };
    }

    /** A DaemonSet that it can be done to. */
    Patient patient() {
        if (this == FORCE_DELETE) {
            return Patient.stuck();
        }
        Patient patient = Patient.born();
        if (this == UNDO) {
            patient.rolledOut();
            await().atMost(Patient.PATIENCE)
                    .until(() -> patient.shown().getInt("counts.updatedNumberScheduled") == 3
                            && patient.shown().getList("revisions").size() == 2);
        }
        return patient;
    }

    /** The address of the page that asks. */
    String asking(Patient patient) {
        return this == RESTART_SEVERAL ? "/clusters/" + ActedOn.NAME + "/restarts" : own(patient);
    }

    /** Of the page on which it is asked for the one DaemonSet alone. */
    String own(Patient patient) {
        return patient.page() + "/" + noun + query;
    }

    /** The page that asks, filled in. */
    PageForm ask(Patient patient, String user) {
        PageForm form = PageForm.ask(asking(patient), ActedOn.token(user));
        return this == RESTART_SEVERAL
                ? form.with("daemonSet", patient.chosen("agent")).with("daemonSet", patient.chosen("twin"))
                : form;
    }

    /** Waits until it has been done, and it was done once. */
    void assertDoneOnce(Patient patient, Before before) {
        switch (this) {
            case RESTART, SET_IMAGES, UNDO, SET_STRATEGY ->
                assertThat(patient.generation("agent")).isEqualTo(before.generation() + 1);
            case RESTART_SEVERAL -> {
                assertThat(patient.generation("agent")).isEqualTo(before.generation() + 1);
                assertThat(patient.generation("twin")).isEqualTo(before.twin() + 1);
            }
            case REPLACE -> assertReplacedOnce(patient, before);
            case FORCE_DELETE -> {
                await().atMost(Patient.PATIENCE).until(() -> patient.going() == 0);
                await().atMost(Patient.PATIENCE).until(() -> patient.pods().size() == 3);
                assertThat(patient.pods()).containsAllEntriesOf(before.pods());
            }
            case DELETE_IN_BACKGROUND, DELETE_IN_FOREGROUND -> {
                await().atMost(Patient.PATIENCE).until(() -> patient.daemonSet() == null);
                await().atMost(Patient.PATIENCE).until(() -> patient.pods().isEmpty());
            }
            case DELETE_AND_ORPHAN -> {
                await().atMost(Patient.PATIENCE).until(() -> patient.daemonSet() == null);
                assertThat(patient.pods()).isEqualTo(before.pods());
            }
        }
        assertWhatItSays(patient);
    }

    private static void assertReplacedOnce(Patient patient, Before before) {
        await().atMost(Patient.PATIENCE)
                .until(() -> patient.pods().size() == 3
                        && Stream.of("node-1", "node-2")
                                .noneMatch(n -> Objects.equals(
                                        patient.pods().get(n), before.pods().get(n))));
        assertThat(patient.pods())
                .containsEntry("node-3", Objects.requireNonNull(before.pods().get("node-3")));
        assertThat(patient.generation("agent")).isEqualTo(before.generation());
    }

    private void assertWhatItSays(Patient patient) {
        DaemonSet now = patient.daemonSet();
        switch (this) {
            case RESTART, RESTART_SEVERAL ->
                assertThat(Objects.requireNonNull(now)
                                .getSpec()
                                .getTemplate()
                                .getMetadata()
                                .getAnnotations())
                        .containsKey("kubectl.kubernetes.io/restartedAt");
            case SET_IMAGES -> assertThat(images(now)).containsExactly("busybox:2", "agent:1", "side:2");
            case UNDO -> assertThat(images(now)).containsExactly("busybox:1", "agent:1", "side:1");
            case SET_STRATEGY ->
                assertThat(Objects.requireNonNull(now)
                                .getSpec()
                                .getUpdateStrategy()
                                .getRollingUpdate()
                                .getMaxSurge()
                                .getIntVal())
                        .isEqualTo(1);
            case REPLACE, FORCE_DELETE, DELETE_IN_BACKGROUND, DELETE_IN_FOREGROUND, DELETE_AND_ORPHAN -> {}
        }
    }

    private static List<String> images(@Nullable DaemonSet daemonSet) {
        var spec = Objects.requireNonNull(daemonSet).getSpec().getTemplate().getSpec();
        return Stream.of(spec.getInitContainers(), spec.getContainers())
                .flatMap(List::stream)
                .map(Container::getImage)
                .toList();
    }

    /** Nothing was done to it, nor to its pods. */
    static void assertUntouched(Patient patient, Before before) {
        assertThat(Before.of(patient)).isEqualTo(before);
    }
}
