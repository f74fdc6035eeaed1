package io.everynode.page.daemonset;

import io.everynode.action.Deed;
import io.everynode.action.Permits;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Finding;
import io.everynode.insight.Findings;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.Nodes;
import io.everynode.page.Crumb;
import io.everynode.page.Kubectl;
import io.everynode.web.Age;
import io.everynode.web.Links;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One DaemonSet as it is shown, every region of its page.
 *
 * @param agreement whether the controller counts the same
 */
public record DaemonSetView(
        DaemonSetRef ref,
        String path,
        List<Crumb> crumbs,
        Headline lead,
        LastDeed deed,
        List<CountRow> counts,
        String agreement,
        Course course,
        NodeGrid grid,
        TroubleTable trouble,
        RevisionList revisions,
        FactSheet facts,
        List<Finding> findings,
        List<EventLine> events) {

    static DaemonSetView of(
            View view,
            DaemonSetUnderstanding understanding,
            Grouping grouping,
            Permits permits,
            Optional<Deed> newest) {
        Nodes nodes = view.snapshot().nodes();
        Instant now = view.at();
        DaemonSetFacts facts = understanding.facts();
        return new DaemonSetView(
                facts.ref(),
                Links.daemonSet(facts.ref()),
                crumbs(view, facts.ref()),
                Headline.of(understanding, view.understanding(), permits),
                LastDeed.of(newest, now),
                CountRow.of(understanding),
                Agreement.sentence(understanding),
                Course.of(understanding, now),
                NodeGrid.of(understanding, grouping),
                TroubleTable.of(understanding, nodes, grouping, permits, Kubectl.of(view), now),
                RevisionList.of(understanding, permits, now),
                FactSheet.of(
                        facts, understanding.counts().desiredNumberScheduled(), nodes, Age.of(facts.createdAt(), now)),
                Findings.of(
                        understanding,
                        nodes,
                        view.understanding().daemonSets().values().stream()
                                .map(DaemonSetUnderstanding::facts)
                                .toList()),
                EventLine.of(
                        view.snapshot()
                                .daemonSet(facts.ref())
                                .map(DaemonSetSlice::events)
                                .orElse(List.of()),
                        now));
    }

    private static List<Crumb> crumbs(View view, DaemonSetRef ref) {
        String cluster = Links.overview(ref.cluster());
        return List.of(
                new Crumb(view.title(), cluster),
                new Crumb(ref.namespace(), cluster + "&namespace=" + Links.part(ref.namespace())),
                Crumb.here(ref.name()));
    }
}
