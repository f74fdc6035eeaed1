package io.everynode.insight;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.KeptJson;
import io.everynode.model.RevisionFacts;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which ControllerRevision is the live template, and which differ from the one before by a restart only. Reading JSON is
 * dear, so an answer is kept for as long as the object that it was read from is the same one.
 *
 * @param generation of the DaemonSet whose template {@code live} is; the template never changes without it
 */
record Templates(long generation, @Nullable Template live, Map<KeptJson, Template> byData) {
    static final Templates NONE = new Templates(-1, null, new IdentityHashMap<>());

    /** Digests of a pod template: equal ones are equal templates. */
    record Template(String whole, String withoutRestart) {
        static Template of(JsonNode template) {
            return new Template(
                    TemplateJson.digest(template), TemplateJson.digest(TemplateJson.withoutRestart(template)));
        }
    }

    Templates read(DaemonSetSlice slice) {
        DaemonSetFacts facts = slice.facts();
        if (live != null && generation == facts.generation() && knowsNoOther(slice.revisions())) {
            return this;
        }
        var next = new IdentityHashMap<KeptJson, Template>(2 * slice.revisions().size());
        for (RevisionFacts revision : slice.revisions()) {
            Template known = byData.get(revision.data());
            next.put(revision.data(), known == null ? Template.of(TemplateJson.ofRevision(revision)) : known);
        }
        Template now = live != null && generation == facts.generation()
                ? live
                : Template.of(TemplateJson.ofDaemonSet(facts.json()));
        return new Templates(facts.generation(), now, next);
    }

    private boolean knowsNoOther(List<RevisionFacts> revisions) {
        for (RevisionFacts revision : revisions) {
            if (!byData.containsKey(revision.data())) {
                return false;
            }
        }
        return revisions.size() == byData.size();
    }

    /**
     * The revision whose template is the DaemonSet's; while the controller has not seen the newest generation, and where
     * none is equal, the newest. Absent before there is one.
     */
    Optional<RevisionFacts> current(DaemonSetSlice slice) {
        List<RevisionFacts> revisions = slice.revisions();
        if (revisions.isEmpty()) {
            return Optional.empty();
        }
        boolean observed = slice.facts().generation() <= slice.facts().observedGeneration();
        for (int i = revisions.size() - 1; observed && live != null && i >= 0; i--) {
            if (template(revisions.get(i)).whole().equals(live.whole())) {
                return Optional.of(revisions.get(i));
            }
        }
        return Optional.of(revisions.getLast());
    }

    boolean restartOnly(RevisionFacts revision, RevisionFacts before) {
        Template one = template(revision);
        Template other = template(before);
        return one.withoutRestart().equals(other.withoutRestart())
                && !one.whole().equals(other.whole());
    }

    private Template template(RevisionFacts revision) {
        Template known = byData.get(revision.data());
        return known == null ? Template.of(TemplateJson.ofRevision(revision)) : known;
    }
}
