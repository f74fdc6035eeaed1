package io.everynode.simulation.api;

import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.registry.Registry;
import io.everynode.simulation.registry.StatusException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Answers every request but watches: checks that it is allowed, and does it. */
final class Handling {
    private final InstantSource clock;
    private final Access access;
    private final Reads reads;
    private final Writes writes;
    private final Reviews reviews;

    Handling(Registry registry, InstantSource clock, Access access, Pages pages) {
        this.clock = clock;
        this.access = access;
        this.reads = new Reads(registry, pages);
        this.writes = new Writes(registry);
        this.reviews = new Reviews(access);
    }

    Answer answer(Call received) {
        try {
            Call call = received.contentType().startsWith(Protobuf.MEDIA_TYPE)
                    ? received.withJson(Protobuf.toJson(received.body()))
                    : received;
            return switch (call.target()) {
                case Target.Document document -> Discovery.answer(document.path());
                case Target.Review review ->
                    reviews.answer(
                            review.resource(),
                            call.user(),
                            Bodies.any(call),
                            clock.instant().truncatedTo(ChronoUnit.SECONDS));
                case Target.Objects objects -> answer(call, objects);
            };
        } catch (StatusException e) {
            return Answer.of(e.status());
        }
    }

    /** Refuses what this user may not do. */
    void authorize(String user, Verb verb, Target.Objects target) {
        Attributes attributes = new Attributes(user, verb, target);
        if (!access.allows(user, verb.word(), attributes.resource())) {
            throw attributes.forbidden();
        }
    }

    private Answer answer(Call call, Target.Objects target) {
        Verb verb = Verb.of(call.method(), target, call.query());
        authorize(call.user(), verb, target);
        return switch (verb) {
            case GET -> reads.get(target, call.representation());
            case LIST -> reads.list(target, call.query(), call.representation());
            case CREATE -> writes.create(call, target);
            case UPDATE -> writes.update(call, target);
            case PATCH -> writes.patch(call, target);
            case DELETE -> writes.delete(call, target);
            case DELETECOLLECTION -> writes.deleteCollection(call, target);
            case WATCH -> throw ApiStatus.methodNotAllowed();
        };
    }
}
