package io.everynode.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import io.everynode.insight.AttentionItem.Way;
import io.everynode.model.Counts;
import io.everynode.model.NodeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an understanding down so that a case can be read. */
final class Telling {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .enable(Feature.MINIMIZE_QUOTES)
            .disable(Feature.WRITE_DOC_START_MARKER)
            .disable(Feature.SPLIT_LINES));

    private final ClusterUnderstanding cluster;

    Telling(ClusterUnderstanding cluster) {
        this.cluster = cluster;
    }

    String yaml() {
        var told = new LinkedHashMap<String, Object>();
        cluster.daemonSets().forEach((ref, d) -> told.put(ref.name(), daemonSet(d)));
        told.put("attention", cluster.attention().stream().map(this::item).toList());
        var nodes = new LinkedHashMap<String, Object>();
        cluster.nodeUnderstandings().forEach(n -> nodes.put(n.facts().name().value(), n.sentence()));
        told.put("nodes", nodes);
        try {
            return YAML.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> daemonSet(DaemonSetUnderstanding d) {
        var told = new LinkedHashMap<String, Object>();
        told.put("sentence", d.sentence());
        told.put("attention", d.attention().code());
        told.put("counts", counts(d.counts()));
        put(told, "agrees", d.agrees());
        put(told, "disagreement", d.disagreement());
        told.put("rollout", rollout(d.rollout()));
        put(told, "aNodeTakes", seconds(d.perNode()));
        told.put("revision", String.valueOf(d.revision()));
        var cells = new LinkedHashMap<String, Object>();
        d.cells().forEach(c -> cells.put(c.node().value(), cell(c)));
        told.put("cells", cells);
        if (!d.revisions().isEmpty()) {
            told.put("revisions", d.revisions().stream().map(Telling::revision).toList());
        }
        return told;
    }

    private static String counts(Counts c) {
        return "desired %d, current %d, ready %d, updated %d, available %d, unavailable %d, misscheduled %d"
                .formatted(
                        c.desiredNumberScheduled(),
                        c.currentNumberScheduled(),
                        c.numberReady(),
                        c.updatedNumberScheduled(),
                        c.numberAvailable(),
                        c.numberUnavailable(),
                        c.numberMisscheduled());
    }

    private static Map<String, Object> rollout(Rollout r) {
        var told = new LinkedHashMap<String, Object>();
        told.put("state", r.state().code());
        told.put("since", r.since().toString());
        told.put("begun", r.begun().toString());
        told.put("sentence", r.sentence());
        put(told, "rest", seconds(r.rest()));
        told.put("attribution", r.attribution().code());
        put(told, "because", r.attributionSentence());
        if (!r.blockers().isEmpty()) {
            told.put(
                    "blockers",
                    String.join(
                            " ",
                            r.blockers().stream().map(c -> c.node().value()).toList()));
        }
        return told;
    }

    private static @Nullable String seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds() + " s";
    }

    private static Map<String, Object> cell(Cell c) {
        var told = new LinkedHashMap<String, Object>();
        String reason = c.reasonCode();
        told.put("verdict", reason == null ? c.verdict().code() : c.verdict().code() + ", " + reason);
        told.put("since", c.since().toString());
        told.put("sentence", c.sentence());
        put(told, "evidence", c.evidence());
        put(told, "turnsAt", c.turnsAt() == null ? null : c.turnsAt().toString());
        return told;
    }

    private static String revision(Revision r) {
        var told = new ArrayList<String>();
        told.add(r.facts().number() + " on " + Words.count(r.nodes(), "node"));
        if (r.current()) {
            told.add("current");
        }
        if (r.facts().changeCause() != null) {
            told.add("because “" + r.facts().changeCause() + "”");
        }
        if (r.restartOnly()) {
            told.add("restart only");
        }
        return String.join(", ", told);
    }

    private Map<String, Object> item(AttentionItem i) {
        var told = new LinkedHashMap<String, Object>();
        told.put("says", i.subject() + " " + i.fact());
        put(told, "why", i.why());
        told.put("verdict", i.verdict().code());
        told.put("since", i.since().toString());
        told.put("hurts", String.join(" ", i.hurts().stream().map(d -> d.name()).toList()));
        told.put("ways", i.ways().stream().map(Telling::way).toList());
        return told;
    }

    private static String way(Way way) {
        return switch (way) {
            case Way.Restart r -> "restart " + r.daemonSet().name();
            case Way.Undo u -> "undo " + u.daemonSet().name() + " to revision " + u.to();
            case Way.SetStrategy s ->
                (s.raises() ? "raise " : "put back ") + s.daemonSet().name() + " to " + s.to();
            case Way.ReplaceOld r -> "replace old pods of " + r.daemonSet().name();
            case Way.ReplaceFailing r ->
                "replace pods of " + r.daemonSet().name() + " on "
                        + String.join(
                                " ", r.nodes().stream().map(NodeName::value).toList());
            case Way.ForceDelete f -> "force-delete " + f.daemonSet().name() + " on " + f.node();
            case Way.ShowDaemonSet s -> "show " + s.daemonSet().name();
            case Way.ShowNode n -> "show " + n.node();
        };
    }

    private static void put(Map<String, Object> told, String key, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            told.put(key, value);
        }
    }
}
