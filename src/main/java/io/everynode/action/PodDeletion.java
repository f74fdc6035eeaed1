package io.everynode.action;

import io.everynode.model.DaemonSetRef;

/** Deletes one pod by its uid: what may have had an effect is not sent again, and what is said afterwards is true. */
final class PodDeletion {
    private static final String RESOURCE = "pods";

    private final ApiServer api;
    private final DaemonSetRef owner;
    private final Victim victim;
    private final boolean force;
    private final ReadBack readBack;

    PodDeletion(ApiServer api, DaemonSetRef owner, Victim victim, boolean force, ReadBack readBack) {
        this.api = api;
        this.owner = owner;
        this.victim = victim;
        this.force = force;
        this.readBack = readBack;
    }

    /** @return accepted, planned by nobody but the API server, or why not */
    Outcome perform(boolean dryRun) {
        Reply reply = api.deletePod(owner.namespace(), victim, force, dryRun);
        return switch (reply) {
            case Reply.Answered taken when taken.ok() -> accepted("");
            case Reply.Answered gone
            when gone.status() == 404 || (gone.status() == 409 && goes(read())) ->
                new Outcome.Unchanged("Pod " + victim.pod() + " on " + victim.node() + " is gone already.");
            case Reply.Answered conflict
            when conflict.status() == 409 ->
                new Outcome.Unreachable("The API server did not delete pod " + victim.pod() + " on " + victim.node()
                        + ": " + conflict.message() + ". Nothing was changed; send it again.");
            case Reply.Answered broken
            when broken.status() >= 500 && !dryRun -> readBack("the API server answered " + broken.status());
            case Reply.Lost lost when !dryRun -> readBack(lost.why());
            case Reply.Answered answered -> Refusal.of(answered, "delete", RESOURCE);
            case Reply.Lost lost -> Refusal.of(lost, "delete", RESOURCE);
            case Reply.NotSent notSent -> Refusal.of(notSent, "delete", RESOURCE);
        };
    }

    private Outcome readBack(String why) {
        return readBack.shows(() -> goes(read()))
                ? accepted(" No answer came (" + why + "); reading back shows it.")
                : new Outcome.Unknown("No answer came (" + why + "), and reading back cannot tell whether" + " pod "
                        + victim.pod() + " on " + victim.node() + " is deleted. Look at it before you go on.");
    }

    private Reply read() {
        return api.readPod(owner.namespace(), victim.pod());
    }

    private boolean goes(Reply reply) {
        if (!(reply instanceof Reply.Answered answered)) {
            return false;
        }
        if (!answered.ok()) {
            return answered.status() == 404;
        }
        var metadata = answered.body().path("metadata");
        boolean other = !metadata.path("uid").asText().equals(victim.uid().value());
        return other || (!force && metadata.path("deletionTimestamp").isTextual());
    }

    private Outcome accepted(String aside) {
        return new Outcome.Accepted(
                "Pod " + victim.pod() + " on " + victim.node() + " is deleted." + aside, null, null);
    }
}
