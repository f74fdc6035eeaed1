package io.everynode.login;

/** How this process lets callers in; decided once, at start. */
public enum LoginMode {
    /** Nobody is asked: whoever reaches the loopback address is let in. */
    NONE,
    /** A link with a one-time secret, printed at start, opens a session; programs use the token printed beside it. */
    LINK,
    /** A Kubernetes token, asked of the clusters themselves. */
    TOKEN
}
