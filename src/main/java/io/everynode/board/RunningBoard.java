package io.everynode.board;

import io.everynode.insight.Settings;
import io.everynode.model.ClusterName;
import io.everynode.model.ClusterSource;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/** The board over the clusters that it was started with. */
@ApplicationScoped
public class RunningBoard implements Board {
    private final Settings settings;
    private final Set<Consumer<ClusterName>> listeners = new CopyOnWriteArraySet<>();
    private volatile Map<ClusterName, Judging> clusters = Map.of();

    RunningBoard(BoardConfig config) {
        settings = new Settings(config.stallAfter());
    }

    /** Begins to judge these clusters, in the order of the configuration; once, at start. */
    public void start(Collection<? extends ClusterSource> sources) {
        var started = new LinkedHashMap<ClusterName, Judging>();
        sources.forEach(s -> started.put(s.name(), new Judging(s, settings, this::tell)));
        clusters = started;
        started.values().forEach(Judging::start);
    }

    @Override
    public List<ClusterName> clusters() {
        return List.copyOf(clusters.keySet());
    }

    @Override
    public Optional<View> view(ClusterName cluster) {
        return Optional.ofNullable(clusters.get(cluster)).map(Judging::view);
    }

    @Override
    public InstantSource clock(ClusterName cluster) {
        Judging judging = clusters.get(cluster);
        if (judging == null) {
            throw new IllegalArgumentException("cluster: no cluster \"" + cluster + "\" is configured");
        }
        return judging.source().clock();
    }

    @Override
    public AutoCloseable onView(Consumer<ClusterName> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(View view) {
        for (Consumer<ClusterName> listener : listeners) {
            try {
                listener.accept(view.cluster());
            } catch (RuntimeException e) {
                Log.error("a listener of the board failed", e);
            }
        }
    }

    @PreDestroy
    void stop() {
        clusters.values().forEach(Judging::close);
    }
}
