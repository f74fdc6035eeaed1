package io.everynode.simulation;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Bearer tokens that nobody can guess, though the cluster behind them is only simulated: it listens on a real port. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
