package io.everynode.cluster;

import io.everynode.cluster.KindState.Following;
import io.everynode.model.Freshness;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A cluster is as fresh as the worst of the kinds that the counts need. */
final class FreshnessRule {
    private static final String TRIED_AGAIN = " It is tried again all the time; nothing needs to be restarted.";

    private static final String UNKNOWN = "The API server does not take this connection's credential: it has expired or"
            + " was withdrawn. Log in to the cluster again, as for kubectl.";

    private FreshnessRule() {}

    /** @return the freshness before, if its state and its reason are still what they were: {@code since} stays */
    static Freshness of(Freshness before, Collection<KindState> kinds, Instant now) {
        Freshness fresh = kinds.stream()
                .filter(k -> k.kind().needed())
                .map(k -> of(k, now))
                .max(Comparator.comparingInt(FreshnessRule::badness))
                .map(f -> f instanceof Freshness.Live ? new Freshness.Live(now, limited(kinds)) : f)
                .orElseThrow();
        return fresh.state().equals(before.state())
                        && fresh.reason().equals(before.reason())
                        && limited(fresh).equals(limited(before))
                ? before
                : since(fresh, before);
    }

    private static Freshness of(KindState kind, Instant now) {
        String plural = kind.kind().plural();
        return switch (kind.following()) {
            case Following.Denied d ->
                new Freshness.Forbidden(
                        now,
                        "Everynode may not list and watch " + plural + ": " + d.why() + " "
                                + kind.kind().rule());
            case Following.Unknown u -> new Freshness.Forbidden(now, UNKNOWN + TRIED_AGAIN);
            case Following.Lost l -> new Freshness.Unreachable(now, l.why() + TRIED_AGAIN);
            case Following.Silent s
            when kind.synced() ->
                new Freshness.Stale(
                        now,
                        "Nothing was heard of " + plural + " for longer than the API server keeps silent."
                                + " The connection is being checked.");
            case Following.Silent s -> starting(plural, now);
            case Following.Well w -> kind.synced() ? new Freshness.Live(now, List.of()) : starting(plural, now);
        };
    }

    private static Freshness starting(String plural, Instant now) {
        return new Freshness.Starting(now, "The " + plural + " are being listed.");
    }

    private static int badness(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Live l -> 0;
            case Freshness.Starting s -> 1;
            case Freshness.Stale s -> 2;
            case Freshness.Unreachable u -> 3;
            case Freshness.Forbidden f -> 4;
        };
    }

    private static List<String> limited(Collection<KindState> kinds) {
        return kinds.stream()
                .filter(k -> !k.kind().needed() && k.following() instanceof Following.Denied)
                .map(k -> k.kind().resource())
                .toList();
    }

    private static List<String> limited(Freshness freshness) {
        return freshness instanceof Freshness.Live l ? l.limited() : List.of();
    }

    /** The same state for another reason began when the state did. */
    private static Freshness since(Freshness fresh, Freshness before) {
        if (!fresh.state().equals(before.state())) {
            return fresh;
        }
        return switch (fresh) {
            case Freshness.Starting s -> new Freshness.Starting(before.since(), s.why());
            case Freshness.Live l -> new Freshness.Live(before.since(), l.limited());
            case Freshness.Stale s -> new Freshness.Stale(before.since(), s.why());
            case Freshness.Unreachable u -> new Freshness.Unreachable(before.since(), u.why());
            case Freshness.Forbidden f -> new Freshness.Forbidden(before.since(), f.why());
        };
    }
}
