package io.everynode.page.change;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** DaemonSet {@code agent} of three nodes in a namespace of its own, as the API server has it. */
record Patient(String namespace) {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "agent";
    private static final AtomicInteger BORN = new AtomicInteger();
    private static final AtomicInteger STUCK = new AtomicInteger();
    private static final KubernetesClient ADMIN = ActedOn.admin();

    /** With a second DaemonSet {@code twin} beside it. */
    static Patient born() {
        var patient = new Patient("born-" + BORN.incrementAndGet());
        ADMIN.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(patient.namespace)
                        .endMetadata()
                        .build())
                .create();
        patient.create(NAME);
        patient.create("twin");
        patient.settled();
        return patient;
    }

    /** One whose pod on {@code node-1} does not go. */
    static Patient stuck() {
        int taken = STUCK.getAndIncrement();
        if (taken >= ActedOn.STUCK) {
            throw new IllegalStateException("more than ActedOn.STUCK = " + ActedOn.STUCK + " are asked for");
        }
        var patient = new Patient("stuck-" + taken);
        await().atMost(PATIENCE)
                .until(() -> "TerminatingTooLong"
                        .equals(patient.shown().getString("nodes.find { it.node == 'node-1' }.reason")));
        return patient;
    }

    private void create(String name) {
        ADMIN.resource(Serialization.unmarshal(ActedOn.manifest(namespace, name, ""), DaemonSet.class))
                .create();
    }

    private void settled() {
        await().atMost(PATIENCE).until(() -> shown().getInt("counts.numberAvailable") == 3);
    }

    /** As the product shows it. */
    JsonPath shown() {
        return given().auth()
                .oauth2(ActedOn.token("editor"))
                .get("/api/v1" + page())
                .jsonPath();
    }

    String page() {
        return "/clusters/" + ActedOn.NAME + "/daemonsets/" + namespace + "/" + NAME;
    }

    /** What the page of several sends for one of them. */
    String chosen(String name) {
        DaemonSet one = daemonSet(name);
        return String.join(
                "/",
                namespace,
                name,
                one == null ? "gone" : one.getMetadata().getUid(),
                one == null ? "0" : String.valueOf(one.getMetadata().getGeneration()));
    }

    /** A second revision. */
    void rolledOut() {
        edited(d -> d.getSpec().getTemplate().getSpec().getContainers().get(1).setImage("side:another"));
    }

    /** Somebody else's change, of which no pod is replaced: {@code maxUnavailable} is 3. */
    void changedByAnother() {
        edited(d -> d.getSpec().getUpdateStrategy().getRollingUpdate().setMaxUnavailable(new IntOrString(3)));
    }

    private void edited(Consumer<DaemonSet> change) {
        long before = generation(NAME);
        ADMIN.apps().daemonSets().inNamespace(namespace).withName(NAME).edit(d -> {
            change.accept(d);
            return d;
        });
        await().atMost(PATIENCE).until(() -> shown().getLong("reported.generation") > before);
    }

    /** Deleted, and made again under the same name. */
    void bornAgain() {
        ADMIN.apps().daemonSets().inNamespace(namespace).withName(NAME).delete();
        await().atMost(PATIENCE).until(() -> daemonSet(NAME) == null);
        create(NAME);
    }

    @Nullable
    DaemonSet daemonSet() {
        return daemonSet(NAME);
    }

    private @Nullable DaemonSet daemonSet(String name) {
        return ADMIN.apps().daemonSets().inNamespace(namespace).withName(name).get();
    }

    long generation(String name) {
        DaemonSet one = daemonSet(name);
        return one == null ? -1 : one.getMetadata().getGeneration();
    }

    /** The uid of {@code agent}'s pod on each node that is not on its way out. */
    Map<String, String> pods() {
        var pods = new TreeMap<String, String>();
        all().stream()
                .filter(p -> p.getMetadata().getDeletionTimestamp() == null
                        && p.getSpec().getNodeName() != null)
                .forEach(
                        p -> pods.put(p.getSpec().getNodeName(), p.getMetadata().getUid()));
        return pods;
    }

    /** How many pods are on their way out and do not go. */
    long going() {
        return all().stream()
                .filter(p -> p.getMetadata().getDeletionTimestamp() != null)
                .count();
    }

    private List<Pod> all() {
        return ADMIN.pods().inNamespace(namespace).withLabel("app", NAME).list().getItems();
    }
}
