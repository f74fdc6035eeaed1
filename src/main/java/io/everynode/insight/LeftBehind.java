package io.everynode.insight;

/** What is said of nodes that count as updated and run another template ({@link Tally#leftBehind}). */
final class LeftBehind {
    private LeftBehind() {}

    static String sentence(int count, int desired, String revision) {
        return count + " of " + Words.count(desired, "node") + (count == 1 ? " counts" : " count")
                + " as updated and " + (count == 1 ? "runs" : "run") + " another template than " + revision
                + ". A restart brings " + (count == 1 ? "it" : "them") + " there.";
    }
}
