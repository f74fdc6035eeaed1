package io.everynode.page.node;

import io.everynode.insight.NodeUnderstanding;
import io.everynode.model.ClusterName;
import io.everynode.model.NodeFacts;
import io.everynode.page.NodeOrder;
import io.everynode.page.PoolConfig;
import io.everynode.web.BadInput;
import io.everynode.web.Links;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes of a cluster are shown; all of it stands in the address.
 *
 * @param q text in the name; empty for all
 * @param pool empty for all
 * @param zone empty for all
 * @param page of the list, from 1
 */
record NodeFilter(ClusterName cluster, String q, String pool, String zone, Only only, int page) {
    /** A node is new for so long. */
    static final Duration NEW = Duration.ofHours(1);

    /** What the nodes have in common that are shown. */
    enum Only {
        ALL("", "All"),
        TROUBLED("troubled", "In trouble"),
        NOT_READY("notReady", "NotReady"),
        CORDONED("cordoned", "Cordoned"),
        NEW("new", "New");

        private final String code;
        private final String words;

        Only(String code, String words) {
            this.code = code;
            this.words = words;
        }

        String code() {
            return code;
        }

        String words() {
            return words;
        }

        boolean takes(NodeUnderstanding node, Instant now) {
            NodeFacts facts = node.facts();
            return switch (this) {
                case ALL -> true;
                case TROUBLED -> !node.troubled().isEmpty();
                case NOT_READY -> !facts.ready().equals("True");
                case CORDONED -> facts.unschedulable();
                case NEW -> facts.createdAt().isAfter(now.minus(NodeFilter.NEW));
            };
        }
    }

    /** @throws BadInput where {@code state} is no word of its own, or {@code page} no number of a page */
    static NodeFilter of(
            ClusterName cluster,
            @Nullable String q,
            @Nullable String pool,
            @Nullable String zone,
            @Nullable String state,
            @Nullable String page) {
        return new NodeFilter(cluster, text(q), text(pool), text(zone), only(text(state)), number(text(page)));
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    private static Only only(String code) {
        return Arrays.stream(Only.values())
                .filter(o -> o.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "state",
                        "one of "
                                + Arrays.stream(Only.values())
                                        .map(Only::code)
                                        .filter(c -> !c.isEmpty())
                                        .collect(Collectors.joining(", "))));
    }

    private static int number(String page) {
        if (!page.isEmpty() && !page.matches("[1-9]\\d{0,5}")) {
            throw new BadInput("page", "the number of a page, from 1");
        }
        return page.isEmpty() ? 1 : Integer.parseInt(page);
    }

    boolean takes(NodeUnderstanding node, PoolConfig pools, Instant now) {
        return inScope(node, pools) && only.takes(node, now);
    }

    /** Text, pool and zone: what the counts beside the other filters are of. */
    boolean inScope(NodeUnderstanding node, PoolConfig pools) {
        NodeFacts facts = node.facts();
        return facts.name().value().toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT))
                && is(pool, NodeOrder.pool(facts, pools))
                && is(zone, facts.zone());
    }

    private static boolean is(String asked, Optional<String> value) {
        return asked.isEmpty() || asked.equals(value.orElse(""));
    }

    NodeFilter only(Only other) {
        return new NodeFilter(cluster, q, pool, zone, other, 1);
    }

    NodeFilter page(int other) {
        return new NodeFilter(cluster, q, pool, zone, only, other);
    }

    NodeFilter reset() {
        return new NodeFilter(cluster, "", "", "", Only.ALL, 1);
    }

    /** @param path {@code /nodes} or that of its stream */
    String address(String path) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cluster", cluster.value());
        fields.put("q", q);
        fields.put("pool", pool);
        fields.put("zone", zone);
        fields.put("state", only.code());
        fields.put("page", page == 1 ? "" : Integer.toString(page));
        return fields.entrySet().stream()
                .filter(f -> !f.getValue().isEmpty())
                .map(f -> f.getKey() + "=" + Links.part(f.getValue()))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
