package io.everynode.insight;

import java.util.List;

/** The answer to "is it the release or the node?" with its evidence as a sentence; empty where there is no trouble. */
record Attributed(Attribution attribution, String sentence) {
    private static final int ENOUGH_WELL = 5;
    private static final Attributed NOTHING = new Attributed(Attribution.NONE, "");

    static Attributed of(Tally tally, String revision) {
        if (tally.alarming().isEmpty()) {
            return NOTHING;
        }
        List<Trouble> trouble =
                tally.alarming().stream().filter(Trouble::concernsRollout).toList();
        if (trouble.isEmpty()) {
            return NOTHING;
        }
        List<Trouble> sick = trouble.stream().filter(Trouble::explained).toList();
        List<Trouble> rest = trouble.stream().filter(t -> !t.explained()).toList();
        int well = tally.verdict(Verdict.OK);
        if (rest.isEmpty()) {
            return new Attributed(Attribution.NODE, nodes(sick));
        }
        if (trouble.size() == 1 && well >= ENOUGH_WELL) {
            return new Attributed(Attribution.NODE, oneNode(sick, trouble.getFirst(), well, revision));
        }
        int updated = tally.counts().updatedNumberScheduled() - updatedAmong(sick);
        Trouble first = rest.getFirst();
        if (rest.size() < 2 && rest.size() < updated) {
            return new Attributed(Attribution.UNCLEAR, unclear(sick, first, well, revision));
        }
        int old = tally.verdict(Verdict.OLD);
        if (rest.size() < 2 && updated == 0 && old > 0 && !first.cell().ofCurrentRevision()) {
            return old >= ENOUGH_WELL
                    ? new Attributed(Attribution.NODE, oneNode(sick, first, old, "an old revision"))
                    : new Attributed(Attribution.UNCLEAR, unclear(sick, first, old));
        }
        return sick.isEmpty()
                ? new Attributed(Attribution.RELEASE, release(rest, revision))
                : new Attributed(Attribution.MIXED, "Both: " + sickNodes(sick) + ", and " + fails(rest, revision));
    }

    private static int updatedAmong(List<Trouble> trouble) {
        return (int) trouble.stream()
                .map(Trouble::cell)
                .filter(c -> c.wanted() && c.counted() != null && c.counted().updated())
                .count();
    }

    private static String nodes(List<Trouble> sick) {
        return "Node problem, not release problem: " + sickNodes(sick) + ".";
    }

    private static String sickNodes(List<Trouble> sick) {
        String names = Words.nodes(sick.stream().map(t -> t.node().name()).toList());
        boolean silent = sick.stream().noneMatch(t -> t.node().ready().equals("True"));
        boolean pressed = sick.stream().allMatch(t -> t.node().ready().equals("True"));
        String what = silent ? "NotReady" : pressed ? "under pressure" : "NotReady or under pressure";
        return names + (sick.size() == 1 ? " is " : " are ") + what;
    }

    private static String oneNode(List<Trouble> sick, Trouble only, int well, String revision) {
        return "Node problem, not release problem: only " + only.node().name() + " is in trouble" + beside(sick)
                + ", and " + well + " other nodes run " + revision + " well.";
    }

    private static String beside(List<Trouble> sick) {
        return sick.isEmpty() ? "" : " beside those that are explained";
    }

    private static String release(List<Trouble> rest, String revision) {
        return rest.stream().anyMatch(t -> t.cell().ofCurrentRevision())
                ? "Release problem, not node problem: " + fails(rest, revision)
                : "Not a node problem: " + fails(rest, "an old revision");
    }

    private static String fails(List<Trouble> rest, String revision) {
        return revision + " is in trouble on " + Words.count(rest.size(), "healthy node") + " (" + names(rest) + ").";
    }

    private static String unclear(List<Trouble> sick, Trouble one, int well, String revision) {
        return unclearWhere(sick, one, well, revision) + ", a second one in trouble at the release.";
    }

    /** Of an old revision, which nobody releases. */
    private static String unclear(List<Trouble> sick, Trouble one, int well) {
        return unclearWhere(sick, one, well, "an old revision") + ".";
    }

    private static String unclearWhere(List<Trouble> sick, Trouble one, int well, String revision) {
        return "Cannot tell yet: only " + one.node().name() + " is in trouble" + beside(sick) + ", and " + revision
                + " runs well on " + Words.count(well, "other node") + "; " + ENOUGH_WELL + " would point at the node";
    }

    private static String names(List<Trouble> trouble) {
        return Words.nodes(trouble.stream().map(t -> t.node().name()).toList());
    }
}
