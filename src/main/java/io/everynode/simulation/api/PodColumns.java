package io.everynode.simulation.api;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** {@code printPod}. */
final class PodColumns implements Columns {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("Name"),
                Column.text("Ready"),
                Column.text("Status"),
                Column.text("Restarts"),
                Column.text("Age"),
                Column.wide("IP"),
                Column.wide("Node"),
                Column.wide("Nominated Node"),
                Column.wide("Readiness Gates"));
    }

    @Override
    public ArrayNode cells(ObjectNode object, Instant now) {
        PodSummary summary = PodSummary.of(object);
        return object.arrayNode()
                .add(Columns.name(object))
                .add(summary.ready() + "/" + at(object, "spec", "containers").size())
                .add(summary.status())
                .add(restarts(summary, now))
                .add(Columns.age(object, now))
                .add(Columns.or(text(object, "status", "podIP"), "<none>"))
                .add(Columns.or(text(object, "spec", "nodeName"), "<none>"))
                .add(Columns.or(text(object, "status", "nominatedNodeName"), "<none>"))
                .add("<none>");
    }

    private static String restarts(PodSummary summary, Instant now) {
        if (summary.restarts() == 0 || summary.lastRestart().isEmpty()) {
            return Long.toString(summary.restarts());
        }
        return "%d (%s ago)".formatted(summary.restarts(), Columns.since(summary.lastRestart(), now));
    }
}
