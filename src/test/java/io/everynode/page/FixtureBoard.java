package io.everynode.page;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.model.ClusterName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/** A board that shows what a test puts on it. */
@Alternative
@ApplicationScoped
public class FixtureBoard implements Board {
    private final Map<ClusterName, View> views = new LinkedHashMap<>();
    private final Set<Consumer<ClusterName>> listeners = new CopyOnWriteArraySet<>();

    public void show(View... newest) {
        synchronized (views) {
            for (View view : newest) {
                views.put(view.cluster(), view);
            }
        }
        for (View view : newest) {
            listeners.forEach(l -> l.accept(view.cluster()));
        }
    }

    public void clear() {
        synchronized (views) {
            views.clear();
        }
    }

    @Override
    public List<ClusterName> clusters() {
        synchronized (views) {
            return List.copyOf(views.keySet());
        }
    }

    @Override
    public Optional<View> view(ClusterName cluster) {
        synchronized (views) {
            return Optional.ofNullable(views.get(cluster));
        }
    }

    @Override
    public InstantSource clock(ClusterName cluster) {
        return InstantSource.fixed(ClusterFixture.NOW);
    }

    @Override
    public AutoCloseable onView(Consumer<ClusterName> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
