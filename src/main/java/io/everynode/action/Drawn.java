package io.everynode.action;

import io.everynode.model.KeptJson;
import io.everynode.model.Uid;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The newest {@value #MOST} objects that a plan was made from or a form was drawn for, so that a refusal can say what changed since. */
final class Drawn {
    private static final int MOST = 500;

    private final SequencedMap<Seen, KeptJson> objects = new LinkedHashMap<>();

    private record Seen(Uid uid, long generation) {}

    synchronized void keep(Uid uid, long generation, KeptJson object) {
        objects.putLast(new Seen(uid, generation), object);
        if (objects.size() > MOST) {
            objects.remove(objects.keySet().iterator().next());
        }
    }

    synchronized Optional<KeptJson> of(Uid uid, long generation) {
        return Optional.ofNullable(objects.get(new Seen(uid, generation)));
    }
}
