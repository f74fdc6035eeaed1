package io.everynode.cluster;

import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.quarkus.logging.Log;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Objects that cannot be read: each is logged once and counted, and none stops a watch. */
final class Quarantine {
    private final Map<Uid, String> held = new ConcurrentHashMap<>();

    /** Empty where the object cannot be read. */
    <T extends HasMetadata, F> Optional<F> read(T object, Function<T, F> translator) {
        Uid uid = new Uid(object.getMetadata().getUid());
        try {
            F fact = translator.apply(object);
            held.remove(uid);
            return Optional.of(fact);
        } catch (IllegalArgumentException e) {
            if (held.put(uid, String.valueOf(e.getMessage())) == null) {
                Log.warnf(
                        "%s %s/%s cannot be read and is left out: %s",
                        object.getKind(),
                        object.getMetadata().getNamespace(),
                        object.getMetadata().getName(),
                        e.getMessage());
            }
            return Optional.empty();
        }
    }

    void forget(Uid uid) {
        held.remove(uid);
    }

    /** How many are held now. */
    int size() {
        return held.size();
    }
}
