package io.everynode.login;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Bounds how fast one address, and all together, may try to log in; whoever was let in has not tried. */
final class Attempts {
    static final int OF_ONE = 10;
    static final int OF_ALL = 100;
    static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;
    private static final String ALL = "";

    private final InstantSource time;
    private final Map<String, Window> windows = new HashMap<>();

    private record Window(Instant began, int attempts) {}

    Attempts(InstantSource time) {
        this.time = time;
    }

    /** Whether one more may be made now; it counts as made. */
    synchronized boolean allow(String address) {
        Instant now = time.instant();
        if (windows.size() > REMEMBERED) {
            windows.values().removeIf(w -> over(w, now));
        }
        if (windows.size() > REMEMBERED) {
            return false;
        }
        return count(network(address), now) <= OF_ONE && count(ALL, now) <= OF_ALL;
    }

    /** Whether no more of this address, or of all, may be made until its minute is over. */
    synchronized boolean spent(String address) {
        return spent(network(address), OF_ONE) || spent(ALL, OF_ALL);
    }

    private boolean spent(String whose, int most) {
        Window window = windows.get(whose);
        return window != null && !over(window, time.instant()) && window.attempts() >= most;
    }

    /** It was none: he was let in. */
    synchronized void giveBack(String address) {
        takeBack(network(address));
        takeBack(ALL);
    }

    private void takeBack(String whose) {
        windows.computeIfPresent(whose, (w, old) -> new Window(old.began(), Math.max(0, old.attempts() - 1)));
    }

    /** Of IPv6, the network that one machine picks its addresses from as it likes (RFC 4291, 2.5.4: 64 bits). */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address.split("%", 2)[0]).getAddress();
            return bytes.length == IPV6_BYTES
                    ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private int count(String whose, Instant now) {
        return windows.merge(
                        whose,
                        new Window(now, 1),
                        (old, one) -> over(old, now) ? one : new Window(old.began(), old.attempts() + 1))
                .attempts();
    }

    private static boolean over(Window window, Instant now) {
        return !now.isBefore(window.began().plus(WITHIN));
    }
}
