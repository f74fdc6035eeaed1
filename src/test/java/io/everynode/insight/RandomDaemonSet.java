package io.everynode.insight;

import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.EventFacts;
import io.everynode.model.KeptJson;
import io.everynode.model.LabelSelector;
import io.everynode.model.RevisionFacts;
import io.everynode.model.RevisionNumber;
import io.everynode.model.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A DaemonSet of a random cluster, with its revisions and the events about it. */
final class RandomDaemonSet {
    static final int EVENTS_AT_MOST = 90;

    final DaemonSetRef ref;
    final Uid uid;
    private final Chance chance;
    private final RandomTemplate templates;
    private final int nodes;
    private final List<RevisionFacts> revisions = new ArrayList<>();
    private final List<EventFacts> events = new ArrayList<>();
    private long generation = 1;
    private int version = 1;
    private int newestVersion = 1;
    private int told;
    private @Nullable Instant deletedAt;

    RandomDaemonSet(String name, Uid uid, Chance chance, int nodes) {
        this.ref = new DaemonSetRef(Facts.AGENT.cluster(), "infra", name);
        this.uid = uid;
        this.chance = chance;
        this.nodes = nodes;
        templates = new RandomTemplate(chance);
    }

    String app() {
        return ref.name();
    }

    /** The same template in whatever other circumstances: placement is as new each time. */
    DaemonSetFacts written() {
        return new DaemonSetFacts(
                ref,
                uid,
                "1",
                Facts.LONG_AGO,
                deletedAt,
                List.of(),
                generation,
                chance.oneIn(8) ? generation - 1 : generation,
                Map.of(),
                chance.oneIn(3) ? Map.of("deprecated.daemonset.template.generation", "1") : Map.of(),
                List.of(),
                new LabelSelector(Map.of("app", app()), List.of()),
                templates.template(app(), nodes),
                templates.strategy(),
                chance.oneIn(3) ? 20 : 0,
                10,
                Counts.ZERO,
                json(version, ""));
    }

    private static KeptJson json(int version, String patch) {
        return KeptJson.of("{\"spec\":{\"template\":{" + patch + "\"version\":" + version + "}}}");
    }

    DaemonSetFacts deleted(Instant at) {
        deletedAt = at;
        generation++;
        return written();
    }

    /** A new template, or one of before. */
    DaemonSetFacts changed() {
        generation++;
        version = chance.oneIn(3) ? 1 + chance.below(newestVersion) : ++newestVersion;
        return written();
    }

    /** The controller's part of a change: a revision that is made, or one that is used again under a new number. */
    RevisionFacts snapshotted(Instant now) {
        String hash = "r" + version;
        long number = revisions.isEmpty() ? 1 : revisions.getLast().number().value() + 1;
        Instant createdAt = revisions.stream()
                .filter(r -> r.hash().equals(hash))
                .findFirst()
                .map(RevisionFacts::createdAt)
                .orElse(now);
        revisions.removeIf(r -> r.hash().equals(hash));
        revisions.add(new RevisionFacts(
                new Uid(uid + "-" + hash),
                app() + "-" + hash,
                "infra",
                uid,
                new RevisionNumber(number),
                hash,
                createdAt,
                null,
                List.of(),
                json(version, "\"$patch\":\"replace\",")));
        return revisions.getLast();
    }

    /** The oldest one that is not the newest, as the history limit lets go. */
    Optional<Uid> revisionGoes() {
        return revisions.size() < 2
                ? Optional.empty()
                : Optional.of(revisions.removeFirst().uid());
    }

    String anyHash() {
        return "r" + (1 + chance.below(newestVersion));
    }

    /** Something happens to it, once more or for the first time. */
    EventFacts event(Instant now) {
        EventFacts before = events.isEmpty() || chance.oneIn(2) ? null : chance.any(events);
        events.remove(before);
        EventFacts event = before == null ? first(now) : again(before, now);
        events.add(event);
        return event;
    }

    private EventFacts first(Instant now) {
        String reason = told == 0
                ? "FailedPlacement"
                : chance.any(List.of("FailedCreate", "FailedDaemonPod", "SuccessfulCreate"));
        return new EventFacts(
                new Uid(uid + "-event-" + told++),
                "infra",
                uid,
                "Warning",
                reason,
                "Found failed daemon pod infra/agent-1 on node node-1, will try to kill it",
                1,
                now.minusSeconds(chance.below(60)),
                now);
    }

    private static EventFacts again(EventFacts e, Instant now) {
        return new EventFacts(
                e.uid(),
                e.namespace(),
                e.about(),
                e.type(),
                e.reason(),
                e.message(),
                e.count() + 1,
                e.firstSeen(),
                now);
    }

    /** The API server lets events go by their age. */
    Optional<Uid> oldestEventGoes() {
        Optional<Uid> oldest = events.stream()
                .min(Comparator.comparing(EventFacts::lastSeen)
                        .thenComparing(e -> e.uid().value(), Comparator.reverseOrder()))
                .map(EventFacts::uid);
        oldest.ifPresent(gone -> events.removeIf(e -> e.uid().equals(gone)));
        return oldest;
    }

    boolean isCrowded() {
        return events.size() >= EVENTS_AT_MOST;
    }
}
