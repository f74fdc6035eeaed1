package io.everynode.insight;

import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.RevisionFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges one DaemonSet: pure, so that the same facts, memory and instant always say the same. */
public final class Judge {
    private static final Duration FORGOTTEN = Duration.ofHours(24);

    private final DaemonSetSlice slice;
    private final DaemonSetFacts facts;
    private final Nodes nodes;
    private final DaemonSetMemory memory;
    private final Instant now;
    private final Settings settings;

    private Judge(DaemonSetSlice slice, Nodes nodes, DaemonSetMemory memory, Instant now, Settings settings) {
        this.slice = slice;
        this.facts = slice.facts();
        this.nodes = nodes;
        // Another object under the same name has no past.
        boolean another = memory.basis() != null && !memory.basis().uid().equals(facts.uid());
        this.memory = another ? DaemonSetMemory.NOTHING : memory;
        this.now = now;
        this.settings = settings;
    }

    /** Judges every cell anew. */
    public static Judged judge(
            DaemonSetSlice slice, Nodes nodes, DaemonSetMemory memory, Instant now, Settings settings) {
        return new Judge(slice, nodes, memory, now, settings).judge(null);
    }

    /**
     * Judges again only what may have changed; says the same as judging everything.
     *
     * @param memory of the judgement before
     * @param changed the nodes that came, went or changed since then, and those whose pods of this DaemonSet did. The
     *     DaemonSet itself, its revisions and events need no mention: what of them matters is compared
     */
    public static Judged judge(
            DaemonSetSlice slice,
            Nodes nodes,
            DaemonSetMemory memory,
            Set<NodeName> changed,
            Instant now,
            Settings settings) {
        return new Judge(slice, nodes, memory, now, settings).judge(changed);
    }

    private Judged judge(@Nullable Set<NodeName> changed) {
        Templates templates = memory.templates().read(slice);
        RevisionFacts current = templates.current(slice).orElse(null);
        Progress begun = memory.progress() == null
                ? Progress.firstSeen(current, now)
                : memory.progress().towards(current, now);
        Basis basis = Basis.of(slice, current, current == null ? facts.createdAt() : begun.begun());

        var round = new Round(slice, nodes, basis, memory, now);
        Cells cells = round.cells(changed);
        Tally tally = cells.tally();
        Counts counts = tally.counts();

        var judge = new RolloutJudge(facts, current, cells, tally, now);
        Progress progress = judge.progress(begun);
        Pace pace = progress.done() ? round.pace().done() : round.pace();
        Stall stall = progress.done() ? null : Stall.of(facts.strategy(), tally, progress, settings);
        RolloutState state = judge.state(progress, stall != null && stall.begun(now) ? stall : null);
        Instant since = judge.since(state, progress, stall, memory);

        String revision = current == null ? "its first revision" : "revision " + current.number();
        Rollout rollout = rollout(state, since, progress, pace, tally, cells, revision);
        Agreement agreement = Agreement.of(slice, nodes, cells, tally, memory.difference(), now);
        List<Cell> troubled = troubled(tally);

        var understanding = new DaemonSetUnderstanding(
                facts,
                counts,
                agreement.agrees(),
                agreement.sentence(),
                current == null ? null : current.number(),
                cells,
                troubled,
                tally.verdicts(),
                tally.leftBehind(),
                rollout,
                pace.perNode(),
                revisions(templates, current, tally),
                attention(rollout, tally),
                new Headline(facts.ref().name(), counts, cells, troubled, tally.leftBehind()).of(rollout));
        var next = new DaemonSetMemory(
                basis, cells, templates, progress, pace, state.code(), since, agreement.difference());
        return new Judged(understanding, next, turnsAt(tally, stall, rollout, agreement));
    }

    private Rollout rollout(
            RolloutState state,
            Instant since,
            Progress progress,
            Pace pace,
            Tally tally,
            Cells cells,
            String revision) {
        Attributed attributed = Attributed.of(tally, revision);
        Duration rest = state instanceof RolloutState.Progressing
                ? pace.rest(Budget.left(tally), Budget.atATime(facts.strategy(), tally))
                : null;
        return new Rollout(
                state,
                since,
                progress.begun(),
                rest,
                tally.counts().updatedNumberScheduled(),
                tally.counts().desiredNumberScheduled(),
                attributed.attribution(),
                attributed.sentence(),
                Collections.unmodifiableList(tally.blockers()),
                new RolloutSentence(tally, cells, revision, rest).of(state, since, now));
    }

    private static List<Cell> troubled(Tally tally) {
        return tally.alarming().isEmpty()
                ? List.of()
                : tally.alarming().stream()
                        .map(Trouble::cell)
                        .sorted(TroubleOrder.CELLS)
                        .toList();
    }

    private List<Revision> revisions(Templates templates, @Nullable RevisionFacts current, Tally tally) {
        var revisions = new ArrayList<Revision>();
        RevisionFacts before = null;
        for (RevisionFacts revision : slice.revisions()) {
            boolean restartOnly = before != null && templates.restartOnly(revision, before);
            revisions.add(
                    new Revision(revision, tally.nodesOn(revision.hash()), revision.equals(current), restartOnly));
            before = revision;
        }
        Collections.reverse(revisions);
        return List.copyOf(revisions);
    }

    private Attention attention(Rollout rollout, Tally tally) {
        boolean forgotten = rollout.state() instanceof RolloutState.OnDelete
                && !now.isBefore(rollout.since().plus(FORGOTTEN));
        if (rollout.state() instanceof RolloutState.Stalled
                || forgotten
                || tally.alarming().stream().anyMatch(t -> !t.explained())) {
            return Attention.NEEDS_YOU;
        }
        if (!tally.alarming().isEmpty()) {
            return Attention.EXPLAINED;
        }
        return rollout.state() instanceof RolloutState.Settled ? Attention.WELL : Attention.MOVING;
    }

    private @Nullable Instant turnsAt(Tally tally, @Nullable Stall stall, Rollout rollout, Agreement agreement) {
        Instant turnsAt = Instants.first(tally.turnsAt(), agreement.turnsAt());
        turnsAt = Instants.first(turnsAt, RolloutSentence.turnsAt(rollout.state(), rollout.since(), now));
        if (stall != null && !stall.begun(now)) {
            turnsAt = Instants.first(turnsAt, stall.since());
        }
        Instant forgotten = rollout.since().plus(FORGOTTEN);
        return rollout.state() instanceof RolloutState.OnDelete && now.isBefore(forgotten)
                ? Instants.first(turnsAt, forgotten)
                : turnsAt;
    }
}
