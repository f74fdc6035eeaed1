package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.NodeName;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One action after another over a faulty wire to a simulated cluster, each with its own seed. After all that was under
 * way has arrived, the cluster shows how often the action had its effect: never twice, and as it was told.
 */
final class FaultHarness {
    private static final String NAMESPACE = "faults";
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: %s, namespace: faults}
            spec:
              selector: {matchLabels: {app: it}}
              template:
                metadata: {labels: {app: it}}
                spec:
                  nodeSelector: {nowhere: "true"}
                  containers: [{name: agent, image: "agent:0"}, {name: side, image: "side:0"}]
            """;

    private final Stage stage;
    private final KubernetesClient client;
    private final Tally tally = new Tally(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private DaemonSet target;
    private Pod pod;
    private String meant = "";
    private int born;

    /** How many runs ended in each outcome, tried each action, and how many writes met each fault. */
    record Tally(Map<String, Integer> outcomes, Map<String, Integer> actions, Map<String, Integer> faults) {}

    FaultHarness(Stage stage) {
        this.stage = stage;
        client = stage.client;
        stage.namespace(NAMESPACE);
        target = create();
        pod = createPod();
    }

    private Pod createPod() {
        return client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("victim")
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withNewSpec()
                        .addToNodeSelector("nowhere", "true")
                        .addNewContainer()
                        .withName("agent")
                        .withImage("agent:0")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }

    private DaemonSet create() {
        born++;
        return client.resource(Serialization.unmarshal(MANIFEST.formatted("it-" + born), DaemonSet.class))
                .create();
    }

    Tally run(int runs, long firstSeed) {
        for (int i = 0; i < runs; i++) {
            run(firstSeed + i);
        }
        return tally;
    }

    private void run(long seed) {
        var random = new Random(seed);
        DaemonSet before = java.util.Objects.requireNonNull(stage.now(target));
        meant = pod.getMetadata().getUid();
        var intruded = new int[1];
        var wire = new FaultyWire(new HttpWire(client), random, () -> intruded[0] += intrude(random));
        Action action = action(before, seed, random);
        var order = new Order(
                new Uid(before.getMetadata().getUid()),
                random.nextBoolean() ? before.getMetadata().getGeneration() : null,
                random.nextBoolean() ? "seed " + seed : null,
                false,
                null);

        var readBack = new ReadBack(wire::pass);
        Outcome outcome = new Attempt(
                        new ApiServer(wire, object -> {}),
                        action,
                        order,
                        new NoPlans(),
                        readBack,
                        (api, replace, o, now) -> new PodDeletion(
                                        api, replace.target(), replace.victims().getFirst(), replace.force(), readBack)
                                .perform(false))
                .perform();
        wire.pass(Duration.ofMinutes(1));

        String what = "seed " + seed + ": " + action.sentence() + ", faults " + wire.met() + ", told " + outcome;
        if (action instanceof Action.Replace) {
            pods(outcome, what);
        } else {
            assertTrue(outcome, effects(action, before, intruded[0]), what);
        }
        tally.outcomes().merge(outcome.code(), 1, Integer::sum);
        tally.actions().merge(action.getClass().getSimpleName(), 1, Integer::sum);
        wire.met().forEach(fault -> tally.faults().merge(fault.name(), 1, Integer::sum));
        DaemonSet after = stage.now(target);
        if (after == null || after.getMetadata().getDeletionTimestamp() != null) {
            target = create();
        }
    }

    private static void assertTrue(Outcome outcome, int effects, String what) {
        assertThat(effects).as(what).isBetween(0, 1);
        switch (outcome) {
            case Outcome.Accepted o -> assertThat(effects).as(what).isOne();
            case Outcome.Unknown o -> {}
            default -> assertThat(effects).as(what).isZero();
        }
    }

    /** The pod that was meant, and never one that came under its name since. */
    private void pods(Outcome outcome, String what) {
        Pod now = client.resource(pod).get();
        if (pod.getMetadata().getUid().equals(meant)) {
            assertTrue(outcome, now == null ? 1 : 0, what);
            // It would say that the pod is gone already.
            assertThat(outcome).as(what).isNotInstanceOf(Outcome.Unchanged.class);
        } else {
            assertThat(now).as(what).isNotNull();
        }
        if (now == null) {
            pod = createPod();
        }
    }

    private Action action(DaemonSet before, long seed, Random random) {
        var ref = Stage.ref(before);
        return switch (random.nextInt(10)) {
            case 8, 9 ->
                new Action.Replace(
                        ref,
                        List.of(new Victim(new NodeName("nowhere"), "victim", new Uid(meant))),
                        random.nextBoolean());
            case 0 -> new Action.Delete(ref, Propagation.values()[random.nextInt(3)]);
            case 1 -> new Action.Undo(ref, null);
            case 2, 3 ->
                new Action.SetStrategy(
                        ref,
                        Strategies.of("RollingUpdate", Long.toString(1 + seed % 1_000_000), null),
                        random.nextBoolean());
            case 4, 5 -> new Action.SetImages(ref, Map.of("agent", "agent:" + seed));
            default ->
                new Action.Restart(ref, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seed));
        };
    }

    /**
     * Somebody else: touches the object only, or changes its template; or puts another pod in the place of the one.
     *
     * @return how many generations it made
     */
    private int intrude(Random random) {
        if (random.nextInt(4) == 0 && client.resource(pod).get() != null) {
            client.resource(pod).delete();
            pod = createPod();
        }
        boolean spec = random.nextBoolean();
        String value = Integer.toString(random.nextInt());
        String patch = spec
                ? "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"side\",\"image\":\"side:" + value
                        + "\"}]}}}}"
                : "{\"metadata\":{\"annotations\":{\"touched\":\"" + value + "\"}}}";
        var named = client.apps()
                .daemonSets()
                .inNamespace(NAMESPACE)
                .withName(target.getMetadata().getName());
        if (named.get() == null) {
            return 0;
        }
        named.patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);
        return spec ? 1 : 0;
    }

    private int effects(Action action, DaemonSet before, int intruded) {
        DaemonSet now = stage.now(target);
        boolean gone = now == null || now.getMetadata().getDeletionTimestamp() != null;
        if (action instanceof Action.Delete || now == null) {
            return gone ? 1 : 0;
        }
        return (int) (now.getMetadata().getGeneration() - before.getMetadata().getGeneration()) - intruded;
    }

    private static final class NoPlans implements Attempt.Planner {
        @Override
        public Preflight plan(Action action, Effect effect, Current before, Current after) {
            return new Preflight(0, 0, null, List.of(), "");
        }

        @Override
        public String changes(long seen, Current now) {
            return "";
        }
    }
}
