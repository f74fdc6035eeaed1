package io.everynode.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.board.View;
import io.everynode.insight.Verdict;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private final Ledger ledger = new Ledger();
    private long revision;

    @Test
    void tellsAllThenThatItIsAll() {
        show(Map.of("a", Pod.WELL, "b", Pod.WELL));
        assertThat(told(reader())).containsExactly("daemonset a", "daemonset b", "synced");
    }

    @Test
    void tellsOfAnEmptyClusterThatItIsAll() {
        assertThat(told(reader())).containsExactly("synced");
    }

    @Test
    void afterwardsTellsWhatChanged() {
        show(Map.of("a", Pod.WELL, "b", Pod.WELL));
        Reader reader = reader();
        told(reader);
        show(Map.of("a", Pod.WELL, "b", Pod.CRASHING, "c", Pod.WELL));
        assertThat(told(reader)).containsExactlyInAnyOrder("daemonset b", "daemonset c");
        show(Map.of("a", Pod.WELL, "b", Pod.CRASHING));
        assertThat(told(reader)).containsExactly("gone c");
        assertThat(told(reader)).isEmpty();
    }

    @Test
    void aSlowReaderGetsTheNewestStateOfWhatChangedAndNoBacklog() {
        show(Map.of("a", Pod.WELL, "b", Pod.WELL));
        Reader reader = reader();
        told(reader);
        for (int i = 0; i < 100; i++) {
            show(Map.of("a", i % 2 == 0 ? Pod.CRASHING : Pod.ABSENT, "b", Pod.WELL));
        }
        Iterator<Reader.Due> due = reader.due().iterator();
        assertThat(due.next())
                .extracting("entry.understood.verdicts")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry(Verdict.MISSING, 1);
        assertThat(due.hasNext()).isFalse();
    }

    @Test
    void whatChangesWhileItIsToldIsToldAsItIsThen() {
        show(Map.of("a", Pod.WELL, "b", Pod.WELL));
        Iterator<Reader.Due> due = reader().due().iterator();
        assertThat(name(due.next())).isEqualTo("daemonset a");
        show(Map.of("a", Pod.CRASHING));
        assertThat(rest(due)).containsExactly("synced", "gone b", "daemonset a");
    }

    @Test
    void goesOnWhereTheClientWas() {
        show(Map.of("a", Pod.WELL, "b", Pod.WELL));
        Reader before = reader();
        long place = last(before).id();
        show(Map.of("a", Pod.WELL, "b", Pod.CRASHING));
        show(Map.of("b", Pod.CRASHING));
        assertThat(told(new Reader(ledger, place))).containsExactly("daemonset b", "gone a", "synced");
    }

    @Test
    void whoeverBrokeOffBeforeAllWasToldBeginsAnew() {
        show(Map.of("a", Pod.WELL, "b", Pod.WELL));
        long place = reader().due().iterator().next().id();
        assertThat(told(new Reader(ledger, place))).containsExactly("daemonset a", "daemonset b", "synced");
    }

    @Test
    void whoeverWasFurtherThanThereIsBeginsAnew() {
        show(Map.of("a", Pod.WELL));
        assertThat(told(new Reader(ledger, 1_000_000))).containsExactly("daemonset a", "synced");
    }

    @Test
    void whoeverMissedADeletionThatIsForgottenIsToldEverythingAgain() {
        show(Map.of("a", Pod.WELL));
        Reader reader = reader();
        told(reader);
        for (int i = 0; i <= Ledger.GONE_REMEMBERED; i++) {
            show(Map.of("a", Pod.WELL, "x" + i, Pod.WELL));
        }
        show(Map.of("a", Pod.WELL));
        assertThat(told(reader)).containsExactly("daemonset a", "synced");
    }

    @Test
    void beatsOnlyWhereNothingElseIsDueAndOnlyOnce() {
        Reader reader = reader();
        told(reader);
        reader.beat();
        reader.beat();
        assertThat(told(reader)).containsExactly("beat");
    }

    @Test
    void anOlderViewThatComesLateChangesNothing() {
        var older = view(Map.of("a", Pod.WELL));
        show(Map.of("b", Pod.WELL));
        ledger.update(older);
        assertThat(told(reader())).containsExactly("daemonset b", "synced");
    }

    private Reader reader() {
        return new Reader(ledger, 0);
    }

    private void show(Map<String, Pod> daemonSets) {
        ledger.update(view(daemonSets));
    }

    private View view(Map<String, Pod> daemonSets) {
        var cluster = new ClusterFixture("alpha").nodes(1, "p", "z");
        daemonSets.forEach((name, pod) -> cluster.daemonSet("logging", name, "image:1", Map.of("node-1", pod)));
        return cluster.view(++revision);
    }

    private static List<String> told(Reader reader) {
        return rest(reader.due().iterator());
    }

    private static Reader.Due last(Reader reader) {
        var all = new ArrayList<Reader.Due>();
        reader.due().forEach(all::add);
        return all.getLast();
    }

    private static List<String> rest(Iterator<Reader.Due> due) {
        var told = new ArrayList<String>();
        due.forEachRemaining(d -> told.add(name(d)));
        return told;
    }

    private static String name(Reader.Due due) {
        return due.entry() == null
                ? due.event()
                : due.event() + " " + due.entry().ref().name();
    }
}
