package io.everynode.live;

/** Why a subscription looks whether there is news; losing one for a later one loses nothing. */
enum Signal {
    NEWS,
    BEAT
}
