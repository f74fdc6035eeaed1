package io.everynode.simulation.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.everynode.simulation.control.EventRecorder;
import io.everynode.simulation.control.Refused;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.DaemonSetView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PodControlTest {
    private final Cluster cluster = new Cluster();
    private final PodControl pods =
            new PodControl(cluster, new EventRecorder("daemonset-controller", new Timeline(Instant.EPOCH), cluster));

    @Test
    void noMoreThan250PodsAreCreatedAtOnce() throws Refused {
        pods.carryOut(daemonSet(), creations(600), "hash");
        assertThat(cluster.created).hasSize(250);
    }

    @Test
    void whenAllIsRefusedOnlyOnePodWasAskedFor() {
        cluster.accepts = 0;
        assertThatThrownBy(() -> pods.carryOut(daemonSet(), creations(100), "hash"))
                .isInstanceOf(Refused.class);
        assertThat(cluster.asked).isEqualTo(1);
        assertThat(cluster.events).containsExactly("FailedCreate: Error creating: quota exceeded");
    }

    @Test
    void aBatchIsTriedWholeAndTheNextOneIsNot() {
        cluster.accepts = 4;
        assertThatThrownBy(() -> pods.carryOut(daemonSet(), creations(100), "hash"))
                .isInstanceOf(Refused.class);
        assertThat(cluster.created).hasSize(4);
        assertThat(cluster.asked).as("batches of 1, 2 and 4").isEqualTo(7);
    }

    private static Plan creations(int count) {
        Plan plan = new Plan();
        for (int i = 0; i < count; i++) {
            plan.createOn("node-" + i);
        }
        return plan;
    }

    private static DaemonSetView daemonSet() {
        try {
            return DaemonSetView.of((ObjectNode) new YAMLMapper().readTree("""
                    metadata: {name: agent, namespace: default, uid: u1}
                    spec: {template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: main, image: x}]}}}
                    """));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** An API server that takes so many pods and refuses the rest. */
    private static final class Cluster implements Writes {
        private final List<ObjectNode> created = new ArrayList<>();
        private final List<String> events = new ArrayList<>();
        private int accepts = Integer.MAX_VALUE;
        private int asked;

        @Override
        public ObjectNode create(Kind kind, ObjectNode object) throws Refused {
            if (kind == Kind.EVENT) {
                events.add(Trees.text(object, "reason") + ": " + Trees.text(object, "message"));
                return object;
            }
            asked++;
            if (created.size() >= accepts) {
                throw new Refused("quota exceeded");
            }
            created.add(object);
            return object;
        }

        @Override
        public ObjectNode shared(ObjectNode tree) {
            return tree;
        }

        @Override
        public boolean change(ObjectKey key, String uid, UnaryOperator<ObjectNode> change) {
            return true;
        }

        @Override
        public boolean changeStatus(ObjectKey key, String uid, Function<JsonNode, ObjectNode> change) {
            return true;
        }

        @Override
        public boolean bind(ObjectKey pod, String uid, String node) {
            return true;
        }

        @Override
        public boolean delete(ObjectKey key, String uid) {
            return true;
        }

        @Override
        public boolean remove(ObjectKey key, String uid) {
            return true;
        }
    }
}
