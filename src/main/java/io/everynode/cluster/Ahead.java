package io.everynode.cluster;

import io.everynode.model.Uid;
import java.util.HashMap;
import java.util.Map;

/**
 * What an API server answered to a request and no watch of the kind has said yet. Until it does, older news of that object
 * are passed over, so that nobody sees what he wrote go back. For the writer's thread only.
 */
final class Ahead {
    /** No version of an object that is gone for good comes after that. */
    private static final long GONE = Long.MAX_VALUE;

    private static final long UNKNOWN = -1;

    private final Map<Uid, Long> answered = new HashMap<>();
    private long heard;

    /** A list of the kind begins: how it says things are, they are, even where an API server was set back. */
    void listing() {
        answered.clear();
        heard = 0;
    }

    /** A list or a watch says so; whether that is not older than what was answered. */
    boolean isNews(Uid uid, String resourceVersion) {
        long version = number(resourceVersion);
        heard = Math.max(heard, version);
        Long known = answered.get(uid);
        if (known != null && version != UNKNOWN && version < known) {
            return false;
        }
        answered.remove(uid);
        return true;
    }

    /** An answer says so; whether no watch is as far. The versions of all objects of a kind count in one row. */
    boolean isAhead(Uid uid, String resourceVersion) {
        long version = number(resourceVersion);
        if (version <= heard || version <= answered.getOrDefault(uid, UNKNOWN)) {
            return false;
        }
        answered.put(uid, version);
        return true;
    }

    /** An answer says that it is gone. */
    void gone(Uid uid) {
        answered.put(uid, GONE);
    }

    /** A watch says that it went. */
    void went(Uid uid, String resourceVersion) {
        heard = Math.max(heard, number(resourceVersion));
        answered.remove(uid);
    }

    private static long number(String resourceVersion) {
        try {
            return Long.parseLong(resourceVersion);
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }
}
