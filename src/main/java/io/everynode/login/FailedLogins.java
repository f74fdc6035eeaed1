package io.everynode.login;

import java.time.Instant;
import org.jboss.logging.Logger;

/** One JSON line in the audit log for each login that failed, without what was tried. */
final class FailedLogins {
    private static final Logger LOG = Logger.getLogger("io.everynode.audit");

    private FailedLogins() {}

    /** @param address where it came from, as the connection has it */
    static void log(LoginMode mode, String address, String why) {
        LOG.info("{\"ts\":\"" + Instant.now() + "\",\"action\":\"log in\",\"mode\":\"" + mode + "\",\"address\":\""
                + address.replaceAll("[^0-9a-zA-Z.:%_-]", "") + "\",\"outcome\":\"" + outcome(why) + "\",\"why\":\""
                + why
                + "\"}");
    }

    /** Where no cluster answered, nobody refused. */
    private static String outcome(String why) {
        return why.equals(Visit.Unanswered.class.getSimpleName()) ? "unknown" : "forbidden";
    }
}
