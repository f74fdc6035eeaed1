package io.everynode.page.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.DaemonSetRef;
import io.everynode.page.Scene;
import io.everynode.page.Scenes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CourseTest {
    @Test
    void aStalledRolloutNamesWhoHoldsItUp() {
        Course course = course(Scenes.stalledRollout(), "logging", "fluent-bit");

        assertThat(course.title()).isEqualTo("Rollout of revision 12");
        assertThat(course.say()).isEqualTo("41 of 48 nodes updated");
        assertThat(course.blockers()).extracting(Course.Blocker::node).containsExactly("node-17", "node-31");
        assertThat(course.over()).isFalse();
    }

    @Test
    void eachPodThatWasMadeIsAStepUpToTheGoal() {
        Scene scene = Scene.ofNodes(4);
        scene.daemonSet("logging", "fluent-bit")
                .revision(1, "fluent-bit:1", Duration.ofDays(3), null)
                .revision(2, "fluent-bit:2", Duration.ofMinutes(51), null)
                .running(2, 1, 4);

        Course course = course(scene, "logging", "fluent-bit");

        assertThat(course.over()).isTrue();
        assertThat(course.line()).startsWith("M0 100.0 H").endsWith(" V8.0 H1000");
        assertThat(course.line().split(" V")).hasSize(5);
        assertThat(course.stalledFrom()).isEqualTo(1000);
    }

    @Test
    void aRolloutThatWasOverLongAgoHasNone() {
        assertThat(course(Scenes.stalledRollout(), "kube-system", "cilium").say())
                .isEmpty();
    }

    private static Course course(Scene scene, String namespace, String name) {
        DaemonSetUnderstanding understanding =
                scene.view().understanding().daemonSets().get(new DaemonSetRef(Scene.CLUSTER, namespace, name));
        return Course.of(understanding, Scene.NOW);
    }
}
