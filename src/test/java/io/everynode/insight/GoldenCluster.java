package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Change;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeName;
import io.everynode.model.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A cluster that is written down in a folder, understood, and what is said of it beside it. {@code -Dgolden.write=true}
 * writes what is said anew; read the difference before you keep it.
 */
public final class GoldenCluster {
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    private GoldenCluster() {}

    /** The names of the folders, sorted. */
    public static Stream<String> cases(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** Holds what is said against the file. */
    public static void holds(Path out, String said) throws IOException {
        if (WRITE) {
            Files.writeString(out, said);
        }
        assertThat(said).isEqualTo(Files.readString(out));
    }

    /** @param folder with {@code in-*.yaml}, one file a moment; what is understood at the last one */
    public static ClusterUnderstanding play(Path folder) throws IOException {
        var cluster = new ClusterYaml();
        var memories = new HashMap<DaemonSetRef, DaemonSetMemory>();
        ClusterUnderstanding understanding = null;
        for (Path file : moments(folder)) {
            ClusterYaml.Step step = cluster.read(file);
            understanding = judge(step.snapshot(), step.at(), memories);
        }
        return java.util.Objects.requireNonNull(understanding, folder + ": expected in-*.yaml, found none");
    }

    private static List<Path> moments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("in-"))
                    .sorted()
                    .toList();
        }
    }

    /** Judges in both ways, everything and only what changed, and holds one against the other. */
    private static ClusterUnderstanding judge(
            Snapshot snapshot, Instant now, Map<DaemonSetRef, DaemonSetMemory> memories) {
        var understandings = new TreeMap<DaemonSetRef, DaemonSetUnderstanding>();
        memories.keySet().retainAll(snapshot.daemonSets().keySet());
        for (DaemonSetSlice slice : snapshot.daemonSets().values()) {
            DaemonSetRef ref = slice.facts().ref();
            DaemonSetMemory memory = memories.getOrDefault(ref, DaemonSetMemory.NOTHING);
            Judged whole = Judge.judge(slice, snapshot.nodes(), memory, now, Settings.DEFAULT);
            Judged part = Judge.judge(slice, snapshot.nodes(), memory, changed(snapshot, ref), now, Settings.DEFAULT);
            assertThat(part.understanding()).isEqualTo(whole.understanding());
            assertThat(part.turnsAt()).isEqualTo(whole.turnsAt());
            memories.put(ref, part.memory());
            understandings.put(ref, part.understanding());
        }
        return ClusterUnderstanding.of(snapshot.cluster(), snapshot.nodes(), understandings);
    }

    /** The nodes whose cells of the DaemonSet may have changed with the snapshot. */
    static Set<NodeName> changed(Snapshot snapshot, DaemonSetRef ref) {
        var nodes = new HashSet<NodeName>();
        for (Change change : snapshot.changes()) {
            switch (change) {
                case Change.OfNode n -> nodes.add(n.node());
                case Change.OfPod p when p.daemonSet().equals(ref) -> nodes.add(p.node());
                case Change.OfPod p -> {}
                case Change.OfDaemonSet d -> {}
                case Change.Gone g -> {}
            }
        }
        return nodes;
    }
}
