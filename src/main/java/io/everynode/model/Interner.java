package io.everynode.model;

import java.util.HashMap;
import java.util.Map;

/** Lets equal values be one object. It forgets all once it holds too many: that costs memory, never truth. */
final class Interner<T> {
    private static final int MOST = 50_000;

    private final Map<T, T> known = new HashMap<>();

    T of(T value) {
        if (known.size() >= MOST) {
            known.clear();
        }
        T before = known.putIfAbsent(value, value);
        return before == null ? value : before;
    }
}
