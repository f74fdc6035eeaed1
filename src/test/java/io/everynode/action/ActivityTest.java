package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.Uid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityTest {
    private static final ClusterName PROD = new ClusterName("prod");
    private static final Caller INES =
            new Caller("ines", Set.of("sre"), Set.of(PROD), new Caller.Credential.Token("secret-token"));
    private static final Instant AT = Instant.parse("2026-11-24T07:13:05Z");

    private static final Action RESTART = new Action.Restart(new DaemonSetRef(PROD, "logging", "fluent-bit"), AT);

    @TempDir
    Path directory;

    @Test
    void refusedAttemptsAreRememberedAndPlansAreNot() {
        var activity = new Activity(Optional::empty);

        activity.record(INES, answer("1", new Outcome.Accepted("done", 13L, "77"), false));
        activity.record(INES, answer("2", new Outcome.Forbidden("no", "patch", "daemonsets"), false));
        activity.record(INES, answer("3", new Outcome.Rejected("no"), true));

        assertThat(activity.seenBy(INES)).extracting(Deed::outcome).containsExactly("forbidden", "accepted");
        assertThat(activity.seenBy(INES).getLast())
                .isEqualTo(new Deed(
                        AT,
                        "1",
                        "ines",
                        new DaemonSetRef(PROD, "logging", "fluent-bit"),
                        "restart fluent-bit",
                        "accepted",
                        "INC-1",
                        12L,
                        13L));
    }

    @Test
    void whatHappenedInAClusterIsForThoseWhoSeeIt() {
        var activity = new Activity(Optional::empty);
        activity.record(INES, answer("1", new Outcome.Accepted("done", 13L, "77"), false));

        assertThat(activity.seenBy(new Caller("eve", Set.of(), Set.of(), new Caller.Credential.Own())))
                .isEmpty();
    }

    @Test
    void aFileOutlivesTheProcessAndATornLastLine() throws IOException {
        var before = new Activity(() -> Optional.of(directory));
        before.record(INES, answer("1", new Outcome.Accepted("done", 13L, "77"), false));
        Files.writeString(file(), "{\"ts\":\"2026-11-24T07:13:0", StandardOpenOption.APPEND);

        var after = new Activity(() -> Optional.of(directory));
        after.record(INES, answer("2", new Outcome.Unknown("who knows"), false));
        var later = new Activity(() -> Optional.of(directory));

        assertThat(later.seenBy(INES)).extracting(Deed::requestId).containsExactly("2", "1");
        assertThat(Files.readAllLines(file())).hasSize(3);
        assertThat(Files.readString(file())).doesNotContain("secret-token").endsWith("}\n");
    }

    @Test
    void anAttemptWhoseEndNobodySawIsUnknown() {
        var killed = new Activity(() -> Optional.of(directory));
        begin(killed, "1", RESTART);
        killed.record(INES, answer("1", new Outcome.Accepted("done", 13L, "77"), false));
        begin(killed, "2", RESTART);

        var after = new Activity(() -> Optional.of(directory));
        assertThat(after.seenBy(INES)).extracting(Deed::outcome).containsExactly("unknown", "accepted");
        assertThat(after.seenBy(INES)).extracting(Deed::requestId).containsExactly("2", "1");

        var later = new Activity(() -> Optional.of(directory));
        assertThat(later.seenBy(INES)).isEqualTo(after.seenBy(INES));
    }

    @Test
    void whatEndedAfterAllCountsAndIsOneRow() {
        var slow = new Activity(() -> Optional.of(directory));
        begin(slow, "1", RESTART);
        var beside = new Activity(() -> Optional.of(directory));
        assertThat(beside.seenBy(INES)).extracting(Deed::outcome).containsExactly("unknown");

        slow.record(INES, answer("1", new Outcome.Accepted("done", 13L, "77"), false));

        assertThat(new Activity(() -> Optional.of(directory)).seenBy(INES))
                .extracting(Deed::outcome)
                .containsExactly("accepted");
    }

    @Test
    void aReplacementIsRecalledWithItsPodsAndItsEnd() {
        var victims = List.of(victim("node-1"), victim("node-2"));
        var replace = new Action.Replace(RESTART.target(), victims, true);
        var before = new Activity(() -> Optional.of(directory));
        begin(before, "1", replace);
        begin(before, "2", replace);
        var cancelled = new Replacement("2", replace);
        cancelled.cancel("ines");
        before.end(cancelled.progress(), AT);
        begin(before, "3", RESTART);

        var after = new Activity(() -> Optional.of(directory));

        assertThat(after.replacement("1"))
                .contains(new Recalled(
                        "1", replace, new Uid("u"), Replacement.State.PAUSED, "Everynode ended while it ran."));
        assertThat(after.replacement("2"))
                .hasValueSatisfying(r -> assertThat(r.state()).isEqualTo(Replacement.State.CANCELLED));
        assertThat(after.replacement("3")).isEmpty();
        assertThat(after.replacement("4")).isEmpty();
    }

    @Test
    void whatWasRefusedOrIsAStepIsNoReplacementToBeResumed() {
        var replace = new Action.Replace(RESTART.target(), List.of(victim("node-1"), victim("node-2")), false);
        var before = new Activity(() -> Optional.of(directory));
        begin(before, "1", replace);
        before.record(INES, answer("1", new Outcome.Forbidden("no", "delete", "pods"), false));
        before.beginStep(INES, "2", replace, new Order(new Uid("u"), 12L, null, false, null), AT);
        begin(before, "3", replace);
        before.record(INES, answer("3", new Outcome.Accepted("begun", null, null), false));

        var after = new Activity(() -> Optional.of(directory));

        assertThat(after.replacement("1")).isEmpty();
        assertThat(after.replacement("2")).isEmpty();
        assertThat(after.replacement("3")).isPresent();
    }

    @Test
    void ofAReplacementNothingIsGoneBeforeTheClusterIsRead() {
        var replace = new Action.Replace(RESTART.target(), List.of(victim("node-1")), false);
        var recalled = new Recalled("1", replace, new Uid("u"), Replacement.State.PAUSED, "It ended.");

        assertThat(recalled.unread().state()).isEqualTo(Replacement.State.PAUSED);
        assertThat(recalled.unread().left()).containsExactly(new NodeName("node-1"));
        assertThat(recalled.progress(null).state()).isEqualTo(Replacement.State.DONE);
    }

    private static Victim victim(String node) {
        return new Victim(new NodeName(node), "pod-on-" + node, new Uid("uid-on-" + node));
    }

    private static void begin(Activity activity, String id, Action action) {
        activity.begin(INES, id, action, new Order(new Uid("u"), 12L, "INC-1", false, null), AT);
    }

    @Test
    void refusalsOfOneCallerAreBoundedAndOthersAreNot() throws IOException {
        var activity = new Activity(() -> Optional.of(directory));

        for (int i = 0; i < 10 * Flood.OF_ONE; i++) {
            activity.refused("otto", RESTART.target(), "restart it", 403);
            activity.record(INES, answer("crowded-" + i, new Outcome.Crowded("too many", true), false));
        }
        activity.record(INES, answer("1", new Outcome.Accepted("done", 13L, "77"), false));

        // A minute may turn meanwhile.
        assertThat(activity.seenBy(INES)).hasSizeBetween(2 * Flood.OF_ONE + 1, 4 * Flood.OF_ONE + 1);
        assertThat(activity.seenBy(INES).getFirst().outcome()).isEqualTo("accepted");
        assertThat(Files.readAllLines(file()))
                .hasSize(activity.seenBy(INES).size())
                .anyMatch(l -> l.contains("\"user\":\"otto\"") && l.contains("left out until the minute is over"))
                .anyMatch(l -> l.contains("\"user\":\"ines\"") && l.contains("left out until the minute is over"));
    }

    @Test
    void whatHadNoEffectIsForgottenBeforeWhatWasDone() {
        var activity = new Activity(Optional::empty);
        activity.record(INES, answer("done", new Outcome.Accepted("done", 13L, "77"), false));

        for (int i = 0; i < 2 * Activity.MOST; i++) {
            activity.record(INES, answer("no-" + i, new Outcome.Rejected("no"), false));
        }

        assertThat(activity.seenBy(INES))
                .hasSize(Activity.MOST)
                .anyMatch(d -> d.requestId().equals("done"));
        assertThat(activity.seenBy(INES).getFirst().requestId()).isEqualTo("no-" + (2 * Activity.MOST - 1));
    }

    @Test
    void loginsThatFailedAreKeptApartTheNewestFirst() throws IOException {
        var before = new Activity(() -> Optional.of(directory));
        before.record(INES, answer("1", new Outcome.Accepted("done", 13L, "77"), false));
        for (int i = 0; i < 2 * Activity.MOST_KNOCKS; i++) {
            before.knocked(
                    new Knock(AT.plusSeconds(i), "TOKEN", "10.0.0.1", "forbidden", "Unknown", "", i, i % 2 == 0));
        }

        var after = new Activity(() -> Optional.of(directory));

        assertThat(after.knocks()).isEqualTo(before.knocks()).hasSize(Activity.MOST_KNOCKS);
        assertThat(after.knocks().getFirst().at()).isEqualTo(AT.plusSeconds(2 * Activity.MOST_KNOCKS - 1));
        assertThat(after.seenBy(INES)).extracting(Deed::requestId).containsExactly("1");
        assertThat(Files.readAllLines(file())).hasSize(1 + 2 * Activity.MOST_KNOCKS);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path notOne = Files.writeString(directory.resolve("a-file"), "");

        assertThatThrownBy(() -> new Activity(() -> Optional.of(notOne)))
                .hasMessageStartingWith("everynode.audit.directory: ");
    }

    private Path file() {
        return directory.resolve(AuditFile.NAME);
    }

    private static Answer answer(String id, Outcome outcome, boolean dryRun) {
        return new Answer(id, RESTART, new Order(new Uid("u"), 12L, "INC-1", dryRun, null), outcome, "kubectl", AT);
    }
}
