package io.everynode.login;

/** How logging in with a browser ended. */
public sealed interface Admission {
    /** The answer carries the session's cookie. */
    record Admitted() implements Admission {}

    record TurnedAway(Visit visit) implements Admission {}

    /** The secret of the link was used, or is from an earlier start. */
    record UsedLink() implements Admission {}

    /** Over http from another machine: the session would travel in the clear. */
    record Insecure() implements Admission {}

    /** The token does not fit into a cookie. */
    record TooLong() implements Admission {}
}
