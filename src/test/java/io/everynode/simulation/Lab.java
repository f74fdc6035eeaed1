package io.everynode.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.everynode.simulation.registry.DeleteOptions;
import io.everynode.simulation.registry.Part;
import io.everynode.simulation.registry.WriteOptions;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.Json;
import io.everynode.simulation.view.Taint;
import io.everynode.simulation.world.Pool;
import io.everynode.simulation.world.World;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A simulated cluster without a server, for tests: nodes {@code node-1}, ... of 4 cores and 8 GiB, and time that the test moves. */
final class Lab {
    static final Instant PRESENT = Instant.parse("2026-11-24T09:00:00Z");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Simulation simulation;

    private Lab(Simulation simulation) {
        this.simulation = simulation;
        simulation.begin();
    }

    static Lab of(int nodes) {
        return of(nodes, 1, List.of());
    }

    static Lab of(int nodes, long seed, List<World.Rule> behaviours) {
        Pool pool = new Pool(
                "general",
                nodes,
                "node-%d",
                1,
                List.of("zone-a", "zone-b"),
                "amd64",
                Map.of(),
                List.of(),
                Map.of("cpu", "4", "memory", "8Gi", "pods", "10"),
                Map.of(),
                Duration.ofHours(30),
                "v1.36.3");
        return new Lab(new Simulation(
                new World(
                        "lab",
                        "v1.36.3",
                        Duration.ofSeconds(50),
                        List.of(pool),
                        List.of(),
                        List.of(),
                        behaviours,
                        List.of(),
                        null),
                seed,
                PRESENT));
    }

    static Lab of(World world, long seed) {
        return new Lab(new Simulation(world, seed, PRESENT));
    }

    Simulation simulation() {
        return simulation;
    }

    Lab advance(Duration span) {
        simulation.timeline().advance(span);
        return this;
    }

    Lab seconds(long seconds) {
        return advance(Duration.ofSeconds(seconds));
    }

    Instant now() {
        return simulation.timeline().instant();
    }

    /** Creates a DaemonSet {@code default/NAME} of one container whose spec and template are completed by the given YAML. */
    ObjectNode daemonSet(String name, String spec, String podSpec) {
        ObjectNode ds = yaml("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: %1$s, namespace: default}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      containers: [{name: main, image: "%1$s:1"}]
                """.formatted(name));
        ((ObjectNode) ds.path("spec")).setAll(yaml(spec));
        ((ObjectNode) ds.at("/spec/template/spec")).setAll(yaml(podSpec));
        return create(Kind.DAEMON_SET, ds);
    }

    ObjectNode daemonSet(String name) {
        return daemonSet(name, "{}", "{}");
    }

    ObjectNode create(Kind kind, ObjectNode object) {
        return simulation.registry().create(kind, kind.namespaced() ? "default" : "", object, WriteOptions.INTERNAL);
    }

    void change(ObjectKey key, UnaryOperator<ObjectNode> change) {
        simulation.registry().update(key, Part.MAIN, change, WriteOptions.INTERNAL);
    }

    void changeStatus(ObjectKey key, UnaryOperator<ObjectNode> change) {
        simulation.registry().update(key, Part.STATUS, change, WriteOptions.INTERNAL);
    }

    void delete(ObjectKey key) {
        simulation.registry().delete(key, DeleteOptions.background());
    }

    /** Sets the image of the DaemonSet's container. */
    void image(String name, String image) {
        ObjectNode container = yaml("{name: main, image: \"%s\"}".formatted(image));
        change(
                ds(name),
                json -> Trees.with(json, json.arrayNode().add(container), "spec", "template", "spec", "containers"));
    }

    /** Changes members of the DaemonSet's spec. */
    void spec(String name, String members) {
        change(ds(name), json -> {
            ObjectNode spec = Trees.copy(json.path("spec"));
            return Trees.with(json, spec.setAll(yaml(members)), "spec");
        });
    }

    static ObjectKey ds(String name) {
        return new ObjectKey(Kind.DAEMON_SET, "default", name);
    }

    static ObjectKey pod(JsonNode pod) {
        return ObjectKey.of(Kind.POD, pod);
    }

    ObjectNode get(ObjectKey key) {
        return simulation.registry().get(key);
    }

    Optional<ObjectNode> find(ObjectKey key) {
        return Optional.ofNullable(simulation.registry().store().get(key));
    }

    /** The seven numbers: desired, current, ready, updated, available, unavailable, misscheduled. */
    List<Integer> counts(String name) {
        JsonNode status = get(ds(name)).path("status");
        return List.of(
                status.path("desiredNumberScheduled").asInt(),
                status.path("currentNumberScheduled").asInt(),
                status.path("numberReady").asInt(),
                status.path("updatedNumberScheduled").asInt(),
                status.path("numberAvailable").asInt(),
                status.path("numberUnavailable").asInt(),
                status.path("numberMisscheduled").asInt());
    }

    /** The pods with the label {@code app=NAME}, by the node that they are on or meant for. */
    List<ObjectNode> pods(String name) {
        return simulation.registry().store().list(Kind.POD).objects().stream()
                .filter(pod -> Trees.text(pod, "metadata", "labels", "app").equals(name))
                .sorted(Comparator.comparing(Lab::nodeOf).thenComparing(p -> Trees.text(p, "metadata", "name")))
                .toList();
    }

    ObjectNode podOn(String name, String node) {
        return pods(name).stream()
                .filter(pod -> nodeOf(pod).equals(node))
                .reduce((first, second) -> {
                    throw new AssertionError("two pods on " + node);
                })
                .orElseThrow(() -> new AssertionError("no pod of " + name + " on " + node));
    }

    /** The one pod of {@code agent}. */
    ObjectNode only() {
        List<ObjectNode> pods = pods("agent");
        if (pods.size() != 1) {
            throw new AssertionError("expected one pod, found " + pods.size());
        }
        return pods.getFirst();
    }

    static String nodeOf(JsonNode pod) {
        String bound = Trees.text(pod, "spec", "nodeName");
        return bound.isEmpty()
                ? pod.at(
                                "/spec/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/0"
                                        + "/matchFields/0/values/0")
                        .asText()
                : bound;
    }

    static String imageOf(JsonNode pod) {
        return pod.at("/spec/containers/0/image").asText();
    }

    static boolean ready(JsonNode pod) {
        return conditionOf(pod, "Ready").path("status").asText().equals("True");
    }

    static JsonNode conditionOf(JsonNode object, String type) {
        for (JsonNode condition : object.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return object.path("none");
    }

    /** The state of the pod's container: {@code running}, a waiting reason, or {@code terminated}. */
    static String stateOf(JsonNode pod) {
        JsonNode state = pod.at("/status/containerStatuses/0/state");
        if (state.has("waiting")) {
            return state.at("/waiting/reason").asText();
        }
        return state.fieldNames().hasNext() ? state.fieldNames().next() : "none";
    }

    /** The ControllerRevisions of a DaemonSet as {@code number image}, by number. */
    List<String> revisions(String name) {
        return simulation.registry().store().list(Kind.CONTROLLER_REVISION).objects().stream()
                .filter(r -> r.at("/metadata/ownerReferences/0/name").asText().equals(name))
                .sorted(Comparator.comparingLong(r -> r.path("revision").asLong()))
                .map(r -> r.path("revision").asLong() + " "
                        + r.at("/data/spec/template/spec/containers/0/image").asText())
                .toList();
    }

    /** The events as {@code reason: message}. */
    List<String> events() {
        return simulation.registry().store().list(Kind.EVENT).objects().stream()
                .map(e -> e.path("reason").asText() + ": " + e.path("message").asText())
                .toList();
    }

    List<String> taints(String node) {
        return Json.list(
                get(ObjectKey.node(node)).at("/spec/taints"),
                taint -> Taint.of(taint).toString());
    }

    static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) YAML.readTree(text);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
