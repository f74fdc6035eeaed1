package io.everynode.page.matrix;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.page.NodeOrder;
import io.everynode.web.BadInput;
import io.everynode.web.Links;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which cells are shown, in which order, and which one is looked at; all of it stands in the address.
 *
 * @param namespace empty for all
 * @param verdict only DaemonSets and nodes with such a cell
 * @param as how cells are shown that are too many for a table
 * @param chosen the cell in the inspector
 */
record MatrixFilter(
        ClusterName cluster,
        String namespace,
        @Nullable Verdict verdict,
        Sort sort,
        NodeOrder.By group,
        As as,
        @Nullable Place chosen) {
    /** A cell by where it is. */
    record Place(DaemonSetRef daemonSet, NodeName node) {
        String inAddress() {
            return daemonSet.namespace() + "/" + daemonSet.name() + "@" + node;
        }
    }

    /** The order of rows, and of columns inside a group. */
    enum Sort {
        TROUBLE("trouble"),
        NAME("name");

        private final String code;

        Sort(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** In which form more cells are shown than a table can hold. */
    enum As {
        CANVAS("canvas"),
        TABLE("table");

        private final String code;

        As(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** The fields as they stand in an address; absent and empty mean the same. */
    record Fields(
            @Nullable String namespace,
            @Nullable String verdict,
            @Nullable String sort,
            @Nullable String group,
            @Nullable String as,
            @Nullable String cell) {}

    /** @throws BadInput naming the first field that holds no word of its own */
    static MatrixFilter of(ClusterName cluster, Fields fields) {
        return new MatrixFilter(
                cluster,
                text(fields.namespace()),
                one("verdict", fields.verdict(), Verdict.values(), Verdict::code)
                        .orElse(null),
                one("sort", fields.sort(), Sort.values(), Sort::code).orElse(Sort.TROUBLE),
                one("group", fields.group(), NodeOrder.By.values(), NodeOrder.By::code)
                        .orElse(NodeOrder.By.POOL),
                one("as", fields.as(), As.values(), As::code).orElse(As.CANVAS),
                place(cluster, text(fields.cell())));
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

    private static @Nullable Place place(ClusterName cluster, String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        int slash = cell.indexOf('/');
        int at = cell.indexOf('@');
        if (slash < 1 || at < slash + 2 || at == cell.length() - 1) {
            throw new BadInput("cell", "namespace/name@node");
        }
        return new Place(
                new DaemonSetRef(cluster, cell.substring(0, slash), cell.substring(slash + 1, at)),
                new NodeName(cell.substring(at + 1)));
    }

    boolean takes(DaemonSetUnderstanding d) {
        return (namespace.isEmpty() || d.ref().namespace().equals(namespace))
                && (verdict == null || d.count(verdict) > 0);
    }

    MatrixFilter only(@Nullable Verdict other) {
        return new MatrixFilter(cluster, namespace, other, sort, group, as, null);
    }

    MatrixFilter sortedBy(Sort by) {
        return new MatrixFilter(cluster, namespace, verdict, by, group, as, chosen);
    }

    MatrixFilter groupedBy(NodeOrder.By by) {
        return new MatrixFilter(cluster, namespace, verdict, sort, by, as, chosen);
    }

    MatrixFilter shownAs(As form) {
        return new MatrixFilter(cluster, namespace, verdict, sort, group, form, chosen);
    }

    MatrixFilter choosing(@Nullable Place place) {
        return new MatrixFilter(cluster, namespace, verdict, sort, group, as, place);
    }

    /** Which cells, in no form and with none of them looked at: the address of their data. */
    MatrixFilter bare() {
        return new MatrixFilter(cluster, namespace, verdict, sort, group, As.CANVAS, null);
    }

    /** @param path {@code /matrix} or an address below it */
    String address(String path) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cluster", cluster.value());
        fields.put("namespace", namespace);
        fields.put("verdict", verdict == null ? "" : verdict.code());
        fields.put("sort", sort == Sort.TROUBLE ? "" : sort.code());
        fields.put("group", group == NodeOrder.By.POOL ? "" : group.code());
        fields.put("as", as == As.CANVAS ? "" : as.code());
        fields.put("cell", chosen == null ? "" : chosen.inAddress());
        return fields.entrySet().stream()
                .filter(f -> !f.getValue().isEmpty())
                .map(f -> f.getKey() + "=" + Links.part(f.getValue()))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
