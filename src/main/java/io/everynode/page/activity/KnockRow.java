package io.everynode.page.activity;

import io.everynode.action.Knock;
import io.everynode.web.Age;
import java.time.Instant;

/** A login that failed. */
record KnockRow(Age age, String address, String user, String why) {
    static KnockRow of(Knock knock, Instant now) {
        return new KnockRow(Age.of(knock.at(), now), knock.address(), knock.name(), words(knock) + gaps(knock));
    }

    private static String gaps(Knock knock) {
        return (knock.leftOut() > 0 ? "; before it " + knock.leftOut() + " left out" : "")
                + (knock.last() ? "; more within that minute left out" : "");
    }

    private static String words(Knock knock) {
        return switch (knock.why()) {
            case "Unknown" ->
                knock.mode().equals("LINK") ? "not the token of this process" : "no cluster takes the token";
            case "Lacking" -> "the token may not read what is shown";
            case "Unanswered" -> "no cluster answered";
            case "TooOften" -> "too many attempts within a minute";
            case "UsedLink" -> "the link was used already, or is of another process";
            default -> knock.why();
        };
    }
}
