package io.everynode.page.overview;

import io.everynode.insight.Attention;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.ClusterName;
import io.everynode.page.NodeOrder;
import io.everynode.web.BadInput;
import io.everynode.web.Links;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a cluster is shown, and in which order; all of it stands in the address.
 *
 * @param q text in the name or an image, whatever the case; empty for all
 * @param namespace empty for all
 * @param state a rollout state's code; empty for all
 * @param verdict at least one such cell
 */
record Filter(
        ClusterName cluster,
        String namespace,
        String q,
        String state,
        @Nullable Verdict verdict,
        @Nullable Attention attention,
        Sort sort,
        NodeOrder.By group) {

    static final List<String> STATES = List.of(
            "deleting", "unobserved", "onDelete", "stalled", "progressing", "settled", "degraded", "recovering");

    /** The order of rows; trouble first is the only one that keeps the groups. */
    enum Sort {
        TROUBLE("trouble"),
        NAME("name"),
        AGE("age");

        private final String code;

        Sort(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** The fields as they stand in an address; absent and empty mean the same. */
    record Fields(
            @Nullable String namespace,
            @Nullable String q,
            @Nullable String state,
            @Nullable String verdict,
            @Nullable String attention,
            @Nullable String sort,
            @Nullable String group) {}

    /** @throws BadInput naming the first field that holds no word of its own */
    static Filter of(ClusterName cluster, Fields fields) {
        String state = text(fields.state());
        if (!state.isEmpty() && !STATES.contains(state)) {
            throw new BadInput("state", "one of " + String.join(", ", STATES));
        }
        return new Filter(
                cluster,
                text(fields.namespace()),
                text(fields.q()),
                state,
                one("verdict", fields.verdict(), Verdict.values(), Verdict::code)
                        .orElse(null),
                one("attention", fields.attention(), Attention.values(), Attention::code)
                        .orElse(null),
                one("sort", fields.sort(), Sort.values(), Sort::code).orElse(Sort.TROUBLE),
                one("group", fields.group(), NodeOrder.By.values(), NodeOrder.By::code)
                        .orElse(NodeOrder.By.POOL));
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    private static <T> Optional<T> one(String name, @Nullable String code, T[] values, Function<T, String> codeOf) {
        if (text(code).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values)
                .filter(v -> codeOf.apply(v).equals(code))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        name, "one of " + Arrays.stream(values).map(codeOf).collect(Collectors.joining(", ")))));
    }

    boolean takes(DaemonSetUnderstanding d) {
        return inScope(d)
                && (state.isEmpty() || d.rollout().state().code().equals(state))
                && (verdict == null || d.verdicts().getOrDefault(verdict, 0) > 0)
                && (attention == null || d.attention() == attention);
    }

    /** Namespace and text: what the counts beside the other filters are of. */
    boolean inScope(DaemonSetUnderstanding d) {
        return (namespace.isEmpty() || d.ref().namespace().equals(namespace)) && (q.isEmpty() || mentions(d));
    }

    private boolean mentions(DaemonSetUnderstanding d) {
        String sought = q.toLowerCase(Locale.ROOT);
        return d.ref().name().toLowerCase(Locale.ROOT).contains(sought)
                || d.facts().template().images().stream()
                        .anyMatch(i -> i.toLowerCase(Locale.ROOT).contains(sought));
    }

    /** All DaemonSets of the cluster, in the order and by the groups that were chosen. */
    Filter reset() {
        return new Filter(cluster, "", "", "", null, null, sort, group);
    }

    Filter all() {
        return new Filter(cluster, namespace, q, "", null, null, sort, group);
    }

    Filter only(Verdict only) {
        return new Filter(cluster, namespace, q, "", only, null, sort, group);
    }

    Filter only(Attention only) {
        return new Filter(cluster, namespace, q, "", null, only, sort, group);
    }

    Filter sortedBy(Sort by) {
        return new Filter(cluster, namespace, q, state, verdict, attention, by, group);
    }

    Filter groupedBy(NodeOrder.By by) {
        return new Filter(cluster, namespace, q, state, verdict, attention, sort, by);
    }

    /** The fields that are not as they are by themselves. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("cluster", cluster.value());
        fields.put("namespace", namespace);
        fields.put("q", q);
        fields.put("state", state);
        fields.put("verdict", verdict == null ? "" : verdict.code());
        fields.put("attention", attention == null ? "" : attention.code());
        fields.put("sort", sort == Sort.TROUBLE ? "" : sort.code());
        fields.put("group", group == NodeOrder.By.POOL ? "" : group.code());
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** @param path {@code /} for the page, {@code /live} for its stream */
    String address(String path) {
        return path + "?"
                + fields().entrySet().stream()
                        .map(f -> f.getKey() + "=" + Links.part(f.getValue()))
                        .collect(Collectors.joining("&"));
    }
}
