package io.everynode.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.everynode.model.Fact;
import io.everynode.model.Uid;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Objects that cannot be read: each is logged once and listed, and none stops a watch. */
final class Quarantine {
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /** @param why names the field and what was expected there */
    record Held(Watched kind, String object, String why) {}

    /** How an object is read. */
    interface Reading {
        Optional<? extends Fact> facts() throws IOException;
    }

    /** Empty where the object is of no concern or cannot be read: what was known of it before stays. */
    Optional<? extends Fact> read(Watched kind, RawObject object, Reading reading) {
        try {
            Optional<? extends Fact> facts = reading.facts();
            held.remove(object.uid());
            return facts;
        } catch (IOException | RuntimeException e) {
            // Whatever a hostile object makes a reader throw, it is that object's fault alone.
            hold(object.uid(), new Held(kind, oneLine(object.toString()), oneLine(why(e))));
            return Optional.empty();
        }
    }

    private static String why(Exception e) {
        return String.valueOf(e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage());
    }

    /** It goes into a log, and may hold anything. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private void hold(String uid, Held newer) {
        Held before = held.put(uid, newer);
        if (before == null) {
            Log.warnf("%s %s cannot be read and is left out: %s", newer.kind().resource(), newer.object(), newer.why());
        }
    }

    boolean holds(RawObject object) {
        return held.containsKey(object.uid());
    }

    void forget(RawObject object) {
        held.remove(object.uid());
    }

    /** What a list of the kind no longer holds is no longer held back. */
    void retain(Watched kind, Set<Uid> listed) {
        held.entrySet().removeIf(e -> e.getValue().kind() == kind && !listed.contains(new Uid(e.getKey())));
    }

    List<Held> held() {
        return List.copyOf(held.values());
    }
}
