package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Uid;
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
    private final Map<String, Integer> tally = new TreeMap<>();
    private DaemonSet target;
    private int born;

    FaultHarness(Stage stage) {
        this.stage = stage;
        client = stage.client;
        stage.namespace(NAMESPACE);
        target = create();
    }

    private DaemonSet create() {
        born++;
        return client.resource(Serialization.unmarshal(MANIFEST.formatted("it-" + born), DaemonSet.class))
                .create();
    }

    /** How many runs ended in each outcome. */
    Map<String, Integer> run(int runs, long firstSeed) {
        for (int i = 0; i < runs; i++) {
            run(firstSeed + i);
        }
        return tally;
    }

    private void run(long seed) {
        var random = new Random(seed);
        DaemonSet before = java.util.Objects.requireNonNull(stage.now(target));
        var intruded = new int[1];
        var wire = new FaultyWire(new HttpWire(client), random, () -> intruded[0] += intrude(random));
        Action action = action(before, seed, random);
        var order = new Order(
                new Uid(before.getMetadata().getUid()),
                random.nextBoolean() ? before.getMetadata().getGeneration() : null,
                random.nextBoolean() ? "seed " + seed : null,
                false,
                null);

        Outcome outcome = new Attempt(
                        new ApiServer(wire), action, order, new NoPlans(), new ReadBack(wire::pass), (a, r, o, n) -> {
                            throw new AssertionError("not a replacement");
                        })
                .perform();
        wire.pass(Duration.ofMinutes(1));

        int effects = effects(action, before, intruded[0]);
        String what = "seed " + seed + ": " + action.sentence() + ", faults " + wire.met() + ", told " + outcome;
        assertThat(effects).as(what).isBetween(0, 1);
        switch (outcome) {
            case Outcome.Accepted o -> assertThat(effects).as(what).isOne();
            case Outcome.Unknown o -> {}
            default -> assertThat(effects).as(what).isZero();
        }
        tally.merge(outcome.code(), 1, Integer::sum);
        if (stage.now(target) == null
                || java.util.Objects.requireNonNull(stage.now(target))
                                .getMetadata()
                                .getDeletionTimestamp()
                        != null) {
            target = create();
        }
    }

    private Action action(DaemonSet before, long seed, Random random) {
        var ref = Stage.ref(before);
        return switch (random.nextInt(8)) {
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

    /** Somebody else: touches the object only, or changes its template. @return how many generations it made */
    private int intrude(Random random) {
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
