package io.everynode.login;

import io.everynode.login.LoginConfig.Setting;

/** Whether it is safe to open, and how callers get in. */
public sealed interface Entrance {
    record Open(LoginMode mode) implements Entrance {}

    /** @param why a sentence that says what to set */
    record Refused(String why) implements Entrance {}

    /**
     * Where this process listens and what it shows.
     *
     * @param real how many clusters it reaches that are not simulated
     * @param tokenShared whether all of them are said to trust the same issuer of tokens
     */
    record Place(String host, boolean loopback, int real, boolean tokenShared) {}

    static Entrance of(Setting setting, Place place) {
        return switch (setting) {
            case AUTO -> byItself(place);
            case NONE ->
                place.loopback()
                        ? new Open(LoginMode.NONE)
                        : new Refused("everynode.login=none lets everybody in and is taken on loopback only, but "
                                + listens(place) + ". Set EVERYNODE_LOGIN=token, or QUARKUS_HTTP_HOST=127.0.0.1.");
            case LINK ->
                place.loopback()
                        ? new Open(LoginMode.LINK)
                        : new Refused("everynode.login=link gives whoever has the link this process' own rights and is"
                                + " taken on loopback only, but " + listens(place)
                                + ". Set EVERYNODE_LOGIN=token, or QUARKUS_HTTP_HOST=127.0.0.1.");
            case TOKEN -> byToken(place);
            case OIDC -> new Refused(notYet("oidc"));
            case PROXY -> new Refused(notYet("proxy"));
        };
    }

    private static Entrance byItself(Place place) {
        if (!place.loopback()) {
            return new Refused("Everynode does not open itself to a network without being told how people log in: "
                    + listens(place) + ". Set EVERYNODE_LOGIN=token, or QUARKUS_HTTP_HOST=127.0.0.1.");
        }
        return new Open(place.real() == 0 ? LoginMode.NONE : LoginMode.LINK);
    }

    /** A token is shown to every cluster: whoever runs one of them could use it in the others. */
    private static Entrance byToken(Place place) {
        return place.real() <= 1 || place.tokenShared()
                ? new Open(LoginMode.TOKEN)
                : new Refused("everynode.login=token shows a pasted token to each of the " + place.real()
                        + " clusters, and whoever runs one of them could use it in the others. Set EVERYNODE_CONTEXTS"
                        + " to one of them, or, where all of them trust the same issuer of tokens,"
                        + " EVERYNODE_TOKEN_SHARED=true.");
    }

    private static String listens(Place place) {
        return "it listens on " + place.host();
    }

    private static String notYet(String setting) {
        return "everynode.login=" + setting + " is not yet supported. Set EVERYNODE_LOGIN=token.";
    }
}
