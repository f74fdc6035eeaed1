package io.everynode.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what another site's page sends through the reader's browser, before anybody asks who the reader is. It looks
 * at every request: files, streams and routes beside JAX-RS too.
 *
 * @param loopback only this machine reaches the process: then only this machine's names are names for it, so that a
 *     name that an attacker lets resolve to 127.0.0.1 is none (DNS rebinding)
 */
record Guard(boolean loopback) {
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> BODIES = Set.of("application/json", "application/x-www-form-urlencoded");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** @param sentence says what was expected */
    record Refusal(int status, String sentence) {}

    Optional<Refusal> refuse(Asked asked) {
        return misdirected(asked).or(() -> foreign(asked)).or(() -> asked.safe() ? Optional.empty() : unsafe(asked));
    }

    private Optional<Refusal> misdirected(Asked asked) {
        if (!asked.target().startsWith("/") && !asked.target().equals("*")) {
            return refusal(421, "Request target: expected a path.");
        }
        if (asked.hosts().size() != 1) {
            return refusal(421, "Host: expected once.");
        }
        if (loopback && !isOurs(asked.hosts().getFirst(), asked.port())) {
            return refusal(421, "Host: expected localhost, 127.0.0.1 or [::1] with port " + asked.port() + ".");
        }
        // Under our Referrer-Policy a form's own Origin is "null"; Sec-Fetch-Site then tells.
        if (loopback
                && asked.origin() != null
                && !asked.sameOrigin()
                && !isOurs(authority(asked.origin()), asked.port())) {
            return refusal(421, "Origin: expected localhost, 127.0.0.1 or [::1] with port " + asked.port() + ".");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> foreign(Asked asked) {
        boolean bySite =
                asked.site() != null && !asked.sameOrigin() && !asked.site().equals("none") && !asked.followedLink();
        boolean byOrigin = asked.origin() != null && !isOwnOrigin(asked);
        return bySite || byOrigin ? refusal(403, "No page of another origin is answered.") : Optional.empty();
    }

    private static boolean isOwnOrigin(Asked asked) {
        return asked.origin() == null
                || (asked.origin().equals("null") && asked.sameOrigin())
                || (asked.origin().startsWith(asked.scheme() + "://")
                        && authority(asked.origin())
                                .equals(withPort(asked.hosts().getFirst(), asked.origin())));
    }

    private static Optional<Refusal> unsafe(Asked asked) {
        String type = asked.contentType();
        if (asked.site() != null && !asked.sameOrigin()) {
            return refusal(403, "Sec-Fetch-Site: expected same-origin.");
        }
        if (type == null ? !asked.method().equals("DELETE") : !BODIES.contains(type)) {
            return refusal(
                    415, "Content-Type: expected application/json, or a form's application/x-www-form-urlencoded.");
        }
        boolean byBrowser = asked.site() != null || asked.origin() != null;
        if (!byBrowser && "application/x-www-form-urlencoded".equals(type)) {
            return refusal(403, "Origin: expected with a form.");
        }
        return Optional.empty();
    }

    private static boolean isOurs(String authority, int port) {
        return NAMES.stream().anyMatch(n -> authority.equals(n + ":" + port) || (port == HTTP && authority.equals(n)));
    }

    /** {@code host:port}, the port filled in; empty for what is not an origin. */
    private static String authority(String origin) {
        try {
            URI uri = new URI(origin);
            boolean isOrigin = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
            return isOrigin ? withPort(uri.getRawAuthority(), origin) : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String withPort(String authority, String origin) {
        boolean hasPort = authority.matches(".*:\\d+") && !authority.endsWith("]");
        return hasPort ? authority : authority + ":" + (origin.startsWith("https:") ? HTTPS : HTTP);
    }

    private static Optional<Refusal> refusal(int status, String sentence) {
        return Optional.of(new Refusal(status, sentence));
    }
}
