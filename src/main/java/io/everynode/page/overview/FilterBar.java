package io.everynode.page.overview;

import io.everynode.action.Permits;
import io.everynode.action.Rights.Lack;
import io.everynode.action.Rights.Need;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.page.NodeOrder;
import io.everynode.web.Links;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The filters: a form for text, namespace and rollout state, links for the rest.
 *
 * @param restarts where several are restarted at once
 * @param lack why the caller may restart none of them; empty where he may
 * @param kept fields of the address that the form has to carry on
 */
record FilterBar(
        String q,
        List<Option> namespaces,
        List<Option> states,
        List<Hidden> kept,
        List<Chip> chips,
        List<Choice> groupings,
        String restarts,
        String lack) {

    record Option(String value, String text, boolean selected) {}

    record Choice(String name, String href, boolean current) {}

    record Hidden(String name, String value) {}

    static FilterBar of(Collection<DaemonSetUnderstanding> all, Filter filter, Permits permits) {
        Map<String, String> kept = new LinkedHashMap<>(filter.fields());
        kept.remove("q");
        kept.remove("namespace");
        kept.remove("state");
        return new FilterBar(
                filter.q(),
                namespaces(all, filter),
                Filter.STATES.stream()
                        .map(s -> new Option(s, Chip.capital(s), s.equals(filter.state())))
                        .toList(),
                kept.entrySet().stream()
                        .map(f -> new Hidden(f.getKey(), f.getValue()))
                        .toList(),
                Chip.of(all, filter),
                Arrays.stream(NodeOrder.By.values())
                        .map(by -> new Choice(
                                "by " + by.code(), filter.groupedBy(by).address("/"), by == filter.group()))
                        .toList(),
                Links.restarts(filter.cluster()),
                permits.lackingAnywhere(filter.cluster(), Need.PATCH)
                        .map(Lack::sentence)
                        .orElse(""));
    }

    private static List<Option> namespaces(Collection<DaemonSetUnderstanding> all, Filter filter) {
        var names = new TreeSet<String>();
        all.forEach(d -> names.add(d.ref().namespace()));
        if (!filter.namespace().isEmpty()) {
            names.add(filter.namespace());
        }
        return names.stream()
                .map(n -> new Option(n, n, n.equals(filter.namespace())))
                .toList();
    }
}
