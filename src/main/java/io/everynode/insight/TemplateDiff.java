package io.everynode.insight;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.KeptJson;
import io.everynode.model.RevisionFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes between two pod templates, as YAML; secret values are masked. */
public final class TemplateDiff {
    private static final int CONTEXT = 3;

    private final Mask mask;

    public TemplateDiff(Mask mask) {
        this.mask = mask;
    }

    /** As {@code diff -u} writes it; empty where the two are equal. */
    public String between(RevisionFacts from, RevisionFacts to) {
        return unified(
                "revision " + from.number(),
                TemplateJson.ofRevision(from),
                "revision " + to.number(),
                TemplateJson.ofRevision(to));
    }

    /** Every line of both, those that took each other's place side by side. */
    public List<DiffRow> rows(RevisionFacts from, RevisionFacts to) {
        List<String> before = lines(TemplateJson.ofRevision(from));
        List<String> after = lines(TemplateJson.ofRevision(to));
        var rows = new ArrayList<DiffRow>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
            Chunk<String> source = delta.getSource();
            Chunk<String> target = delta.getTarget();
            for (int i = 0; i < Math.max(source.size(), target.size()); i++) {
                rows.add(new DiffRow(line(source, i), line(target, i), delta.getType() == DeltaType.EQUAL));
            }
        }
        return List.copyOf(rows);
    }

    private static DiffRow.@Nullable Line line(Chunk<String> chunk, int at) {
        return at < chunk.size()
                ? new DiffRow.Line(
                        chunk.getPosition() + at + 1, chunk.getLines().get(at))
                : null;
    }

    /** From the live template to that of a whole DaemonSet as JSON, such as a dry run answers. */
    public String toward(DaemonSetFacts live, KeptJson planned) {
        return unified("live", TemplateJson.ofDaemonSet(live.json()), "planned", TemplateJson.ofDaemonSet(planned));
    }

    /** From the template of one whole DaemonSet as JSON to that of another. */
    public String between(KeptJson from, KeptJson to) {
        return unified("live", TemplateJson.ofDaemonSet(from), "planned", TemplateJson.ofDaemonSet(to));
    }

    /** From the update strategy of one whole DaemonSet as JSON to that of another. */
    public String betweenStrategies(KeptJson from, KeptJson to) {
        return unified("live", TemplateJson.strategyOf(from), "planned", TemplateJson.strategyOf(to));
    }

    /** The template of a revision as YAML. */
    public String yaml(RevisionFacts revision) {
        return TemplateYaml.of(TemplateJson.ofRevision(revision), mask);
    }

    /** The whole DaemonSet as YAML. */
    public String yaml(DaemonSetFacts daemonSet) {
        return TemplateYaml.ofDaemonSet(TemplateJson.parse(daemonSet.json()), mask);
    }

    /** Who wrote which of its fields, as YAML; empty where that is not kept. */
    public String managedFields(DaemonSetFacts daemonSet) {
        return TemplateYaml.managedFields(TemplateJson.parse(daemonSet.json()));
    }

    private String unified(String fromName, JsonNode from, String toName, JsonNode to) {
        List<String> before = lines(from);
        List<String> after = lines(to);
        List<String> lines =
                UnifiedDiffUtils.generateUnifiedDiff(fromName, toName, before, DiffUtils.diff(before, after), CONTEXT);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private List<String> lines(JsonNode template) {
        return TemplateYaml.of(template, mask).lines().toList();
    }
}
