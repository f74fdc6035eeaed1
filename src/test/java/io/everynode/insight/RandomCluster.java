package io.everynode.insight;

import io.everynode.model.ClusterModel;
import io.everynode.model.Condition;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.Fact;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.PodFacts;
import io.everynode.model.Snapshot;
import io.everynode.model.Taint;
import io.everynode.model.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A cluster in which anything may be wrong with one to three DaemonSets, and which changes at random. */
final class RandomCluster {
    private static final List<String> NAMES = List.of("agent", "log", "mesh");

    private final Chance chance;
    private final RandomTemplate templates;
    private final RandomPods makesPods;
    private final int names;
    private final ClusterModel model = new ClusterModel(Facts.AGENT.cluster());
    private final Map<Uid, Fact> truth = new LinkedHashMap<>();
    private final Map<NodeName, NodeFacts> nodes = new TreeMap<>();
    private final List<RandomDaemonSet> daemonSets = new ArrayList<>();
    private final List<PodFacts> pods = new ArrayList<>();
    private final List<Happening> happened = new ArrayList<>();
    private Instant now = Facts.NOW;
    private int created;

    /**
     * What an informer tells: an object as it is now, or that it is gone.
     *
     * @param key what happens under one key cannot be told in another order: a DaemonSet's name, else the uid
     */
    record Happening(String key, Uid uid, @Nullable Fact fact) {
        void to(ClusterModel model) {
            if (fact == null) {
                model.remove(uid);
            } else {
                model.put(fact);
            }
        }
    }

    /**
     * The same for one seed. One in fifty has more nodes than cells fit into a block, one in twenty has more events than
     * are kept.
     */
    RandomCluster(long seed) {
        chance = new Chance(seed);
        templates = new RandomTemplate(chance);
        makesPods = new RandomPods(chance);
        names = seed % 50 == 0 ? 3 * Cells.BLOCK : 12;
        int several = chance.oneIn(3) ? 2 + chance.below(2) : 1;
        NAMES.subList(0, several).forEach(this::comes);
        for (int i = 0; i < names / 4 + chance.below(names - names / 4); i++) {
            nodeChanges();
        }
        for (int i = 0; i < names * several; i++) {
            podComes(chance.any(daemonSets), anyName());
        }
        for (int i = 0; i < (seed % 20 == 0 ? RandomDaemonSet.EVENTS_AT_MOST : 0); i++) {
            now = now.plusMillis(400);
            eventComes(daemonSets.getFirst());
        }
    }

    Snapshot snapshot() {
        return model.publish(now, true);
    }

    /** Every object that there is, in its newest version. */
    Collection<Fact> truth() {
        return truth.values();
    }

    /** All that happened so far, in its order. */
    List<Happening> happened() {
        return List.copyOf(happened);
    }

    private void happens(Fact fact) {
        String key =
                fact instanceof DaemonSetFacts d ? d.ref().name() : fact.uid().value();
        truth.put(fact.uid(), fact);
        tell(new Happening(key, fact.uid(), fact));
    }

    private void goes(Uid uid) {
        Fact fact = truth.remove(uid);
        tell(new Happening(fact instanceof DaemonSetFacts d ? d.ref().name() : uid.value(), uid, null));
    }

    private void tell(Happening happening) {
        happened.add(happening);
        happening.to(model);
    }

    /** Something happens, and a little time goes by. */
    void step() {
        now = now.plusMillis(chance.below(40_000));
        RandomDaemonSet one = chance.any(daemonSets);
        switch (chance.below(14)) {
            case 0 -> nodeChanges();
            case 1 -> nodeGoes();
            case 2 -> rollout(one);
            case 3 -> happens(one.written());
            case 4 -> eventComes(one);
            case 5 -> one.oldestEventGoes().ifPresent(this::goes);
            case 6 -> lastDays(one);
            default -> podChanges();
        }
    }

    private void comes(String name) {
        var daemonSet = new RandomDaemonSet(name, new Uid(name + "-" + created++), chance, names);
        daemonSets.add(daemonSet);
        happens(daemonSet.written());
        happens(daemonSet.snapshotted(now));
    }

    /** Deleted, gone for another one under its name, or merely losing an old revision. */
    private void lastDays(RandomDaemonSet one) {
        switch (chance.below(4)) {
            case 0 -> happens(one.deleted(now));
            case 1 -> {
                daemonSets.remove(one);
                goes(one.uid);
                comes(one.ref.name());
            }
            default -> one.revisionGoes().ifPresent(this::goes);
        }
    }

    private void rollout(RandomDaemonSet one) {
        happens(one.changed());
        if (!chance.oneIn(4)) {
            happens(one.snapshotted(now));
        }
    }

    private void eventComes(RandomDaemonSet about) {
        if (about.isCrowded()) {
            about.oldestEventGoes().ifPresent(this::goes);
        }
        happens(about.event(now));
    }

    private Instant ago(int seconds) {
        return now.minusSeconds(chance.below(seconds));
    }

    private NodeName anyName() {
        return new NodeName("node-" + chance.below(names));
    }

    private void nodeChanges() {
        NodeName name = anyName();
        var taints = new ArrayList<Taint>();
        while (chance.oneIn(3)) {
            taints.add(templates.taint(chance.oneIn(2) ? ago(300) : null));
        }
        String ready = chance.oneIn(5) ? chance.oneIn(2) ? "Unknown" : "False" : "True";
        List<Condition> conditions =
                chance.oneIn(15) ? List.of() : List.of(new Condition("Ready", ready, "", "", ago(400)));
        nodes.put(name, Facts.node(name.value(), templates.nodeLabels(), List.copyOf(taints), conditions));
        happens(nodes.get(name));
    }

    private void nodeGoes() {
        if (nodes.size() > 1) {
            goes(nodes.remove(chance.any(List.copyOf(nodes.keySet()))).uid());
        }
    }

    private void podChanges() {
        int fate = chance.below(10);
        if (fate < 4 || pods.isEmpty()) {
            podComes(chance.any(daemonSets), anyName());
        } else if (fate < 7) {
            PodFacts later = makesPods.later(pods.remove(chance.below(pods.size())), now);
            pods.add(later);
            happens(later);
        } else {
            goes(pods.remove(chance.below(pods.size())).uid());
        }
    }

    private void podComes(RandomDaemonSet of, NodeName on) {
        long here = pods.stream()
                .filter(p -> on.equals(p.target()) && of.app().equals(p.labels().get("app")))
                .count();
        if (here < 3) {
            pods.add(makesPods.pod(of, on, now));
            happens(pods.getLast());
        }
    }
}
