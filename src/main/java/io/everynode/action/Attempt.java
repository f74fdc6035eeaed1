package io.everynode.action;

import org.jspecify.annotations.Nullable;

/**
 * One attempt at one action: read, refuse or send, and say what came of it. Nothing is sent twice that may have had an
 * effect.
 */
final class Attempt {
    /** A 409 with uid and generation unchanged: only the status moved, as it does several times a second in a rollout. */
    private static final int RESENDINGS = 5;

    private final ApiServer api;
    private final Action action;
    private final Order order;
    private final Planner planner;
    private final ReadBack readBack;
    private final Beginner beginner;

    Attempt(ApiServer api, Action action, Order order, Planner planner, ReadBack readBack, Beginner beginner) {
        this.beginner = beginner;
        this.api = api;
        this.action = action;
        this.order = order;
        this.planner = planner;
        this.readBack = readBack;
    }

    /** Knows more than one request does. */
    interface Planner {
        /** What would happen, from the object as it is and as the API server's dry run would make it. */
        Preflight plan(Action action, Effect effect, Current before, Current after);

        /** What changed in the template since that generation; empty where nobody knows any more. */
        String changes(long seen, Current now);
    }

    /** Begins what takes more than one request. */
    interface Beginner {
        Outcome begin(ApiServer api, Action.Replace replace, Order order, Current now);
    }

    Outcome perform() {
        return attempt(order.generation(), 0);
    }

    private Outcome attempt(@Nullable Long seen, int resent) {
        Reply read = api.read(action.target());
        if (!(read instanceof Reply.Answered found && found.ok())) {
            return Refusal.of(read, "get", "daemonsets");
        }
        Current now = new Current(found.body());
        if (!now.uid().equals(order.uid())) {
            return Sentences.anotherObject(action, now);
        }
        Resolution resolution = Resolution.of(action, now, api);
        if (resolution instanceof Resolution.Possible possible
                && possible.effect().holds(now)) {
            return new Outcome.Unchanged(Sentences.unchanged(action, possible.effect()));
        }
        if (seen != null && now.generation() > seen) {
            return Sentences.newer(action, seen, now, planner.changes(seen, now));
        }
        return switch (resolution) {
            case Resolution.Refused refused -> refused.outcome();
            case Resolution.Possible possible -> send(possible.effect(), now, resent);
            case Resolution.PodByPod pods -> beginner.begin(api, pods.replace(), order, now);
        };
    }

    private Outcome send(Effect effect, Current now, int resent) {
        Reply reply = api.write(action.target(), effect.write(now, order.reason()), order.dryRun());
        return switch (reply) {
            case Reply.Answered taken when taken.ok() -> taken(effect, now, new Current(taken.body()));
            case Reply.Answered conflict
            when conflict.status() == 409 && resent < RESENDINGS -> attempt(now.generation(), resent + 1);
            case Reply.Answered invalid
            when invalid.status() == 422 && changedSince(now) -> attempt(now.generation(), resent + 1);
            case Reply.Answered broken
            when broken.status() >= 500 && !order.dryRun() ->
                readBack.tell(api, action, effect, now, "the API server answered " + broken.status());
            case Reply.Lost lost when !order.dryRun() -> readBack.tell(api, action, effect, now, lost.why());
            case Reply.Answered answered -> refusal(answered);
            case Reply.Lost lost -> refusal(lost);
            case Reply.NotSent notSent -> refusal(notSent);
        };
    }

    private Outcome taken(Effect effect, Current before, Current after) {
        if (order.dryRun()) {
            return new Outcome.Planned(Sentences.planned(action, effect), planner.plan(action, effect, before, after));
        }
        return Sentences.accepted(action, effect, before, after);
    }

    /** What a patch tests is tested against the newest object, so a lost race can look like an invalid request. */
    private boolean changedSince(Current before) {
        if (!(api.read(action.target()) instanceof Reply.Answered found && found.ok())) {
            return false;
        }
        Current now = new Current(found.body());
        return !now.uid().equals(before.uid()) || now.generation() > before.generation();
    }

    private Outcome refusal(Reply reply) {
        return Refusal.of(reply, action.verb(), action.resource());
    }
}
