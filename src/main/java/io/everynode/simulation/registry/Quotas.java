package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Change;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code ResourceQuota}s, as far as pods use them up: the admission plugin that refuses a pod too many, and the controller that
 * counts. A quota with scopes counts the pods that they match.
 */
final class Quotas {
    private final Store store;

    Quotas(Store store) {
        this.store = store;
        store.listen(this::written);
    }

    /** Refuses a pod that a quota of its namespace does not leave room for, or that does not say what the quota counts. */
    void admit(ObjectKey key, ObjectNode pod) {
        List<ObjectNode> quotas = store.list(Kind.RESOURCE_QUOTA, key.namespace()).objects().stream()
                .filter(quota -> QuotaScopes.match(quota, pod.path("spec")))
                .toList();
        if (quotas.isEmpty()) {
            return;
        }
        PodUse asked = PodUse.of(pod);
        for (ObjectNode quota : quotas) {
            requireSaid(key, quota, asked);
        }
        for (ObjectNode quota : quotas) {
            requireRoom(key, quota, asked);
        }
    }

    private static void requireSaid(ObjectKey key, ObjectNode quota, PodUse pod) {
        SortedMap<String, String> unsaid = new TreeMap<>();
        for (Map.Entry<String, JsonNode> hard : at(quota, "spec", "hard").properties()) {
            List<String> containers = pod.silentOn(hard.getKey());
            if (!containers.isEmpty()) {
                unsaid.put(hard.getKey(), String.join(",", containers));
            }
        }
        if (!unsaid.isEmpty()) {
            String missing = unsaid.entrySet().stream()
                    .map(one -> one.getKey() + " for: " + one.getValue())
                    .collect(Collectors.joining("; "));
            throw ApiStatus.notAdmitted(
                    key, "failed quota: %s: must specify %s".formatted(text(quota, "metadata", "name"), missing));
        }
    }

    private void requireRoom(ObjectKey key, ObjectNode quota, PodUse pod) {
        List<String> requested = new ArrayList<>();
        List<String> used = new ArrayList<>();
        List<String> limited = new ArrayList<>();
        SortedMap<String, Long> uses = used(quota);
        SortedMap<String, JsonNode> hard = new TreeMap<>();
        at(quota, "spec", "hard").properties().forEach(one -> hard.put(one.getKey(), one.getValue()));
        hard.forEach((resource, limit) -> {
            long more = pod.of(resource);
            long present = uses.getOrDefault(resource, 0L);
            if (more > 0 && present + more > PodUse.amount(resource, limit.asText())) {
                requested.add(resource + "=" + PodUse.shown(resource, more));
                used.add(resource + "=" + PodUse.shown(resource, present));
                limited.add(resource + "=" + limit.asText());
            }
        });
        if (!requested.isEmpty()) {
            throw ApiStatus.notAdmitted(
                    key,
                    "exceeded quota: %s, requested: %s, used: %s, limited: %s"
                            .formatted(
                                    text(quota, "metadata", "name"),
                                    String.join(",", requested),
                                    String.join(",", used),
                                    String.join(",", limited)));
        }
    }

    private SortedMap<String, Long> used(ObjectNode quota) {
        SortedMap<String, Long> used = new TreeMap<>();
        for (ObjectNode pod :
                store.list(Kind.POD, text(quota, "metadata", "namespace")).objects()) {
            if (QuotaScopes.match(quota, pod.path("spec"))) {
                PodUse.of(pod).addTo(used);
            }
        }
        return used;
    }

    private void written(Change change) {
        boolean counts = change.kind() == Kind.RESOURCE_QUOTA
                || change.kind() == Kind.POD
                        && (change.previous() == null
                                || change.type() == Change.Type.DELETED
                                || PodUse.over(change.previous()) != PodUse.over(change.object()));
        if (counts) {
            store.list(Kind.RESOURCE_QUOTA, change.key().namespace()).objects().forEach(this::count);
        }
    }

    private void count(ObjectNode quota) {
        JsonNode hard = at(quota, "spec", "hard");
        SortedMap<String, Long> uses = used(quota);
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.set("hard", hard.isObject() ? hard : status.objectNode());
        ObjectNode used = status.putObject("used");
        hard.properties()
                .forEach(one ->
                        used.put(one.getKey(), PodUse.shown(one.getKey(), uses.getOrDefault(one.getKey(), 0L))));
        if (!Trees.same(status, quota.path("status"))) {
            store.put(ObjectKey.of(Kind.RESOURCE_QUOTA, quota), Trees.with(quota, status, "status"));
        }
    }
}
