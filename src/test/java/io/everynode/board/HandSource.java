package io.everynode.board;

import io.everynode.model.ClusterModel;
import io.everynode.model.ClusterName;
import io.everynode.model.ClusterSource;
import io.everynode.model.Fact;
import io.everynode.model.Freshness;
import io.everynode.model.Snapshot;
import io.everynode.model.Uid;
import io.everynode.model.Unread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A cluster that a test plays by hand. */
final class HandSource implements ClusterSource {
    static final Instant BEGINNING = Instant.parse("2026-11-24T09:00:00Z");

    private final ClusterName name;
    private final ClusterModel model;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant now = BEGINNING;
    private final AtomicReference<Runnable> whenAsked = new AtomicReference<>(() -> {});
    private volatile Snapshot snapshot;
    private volatile Freshness freshness = new Freshness.Starting(BEGINNING, "not yet");

    HandSource(String name) {
        this.name = new ClusterName(name);
        model = new ClusterModel(this.name);
        snapshot = model.publish(BEGINNING, false);
    }

    void publish(boolean complete, Fact... facts) {
        List.of(facts).forEach(model::put);
        snapshot = model.publish(now, complete);
        tell();
    }

    void remove(Uid uid) {
        model.remove(uid);
        publish(true);
    }

    void turn(Freshness newer) {
        freshness = newer;
        tell();
    }

    /** Runs it once, when somebody next asks what time it is. */
    void whenAskedForTheTime(Runnable once) {
        whenAsked.set(once);
    }

    void pass(Duration span) {
        now = now.plus(span);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public ClusterName name() {
        return name;
    }

    @Override
    public String title() {
        return name.value();
    }

    @Override
    public String kind() {
        return "kubeconfig";
    }

    @Override
    public String version() {
        return "v1.36.3";
    }

    @Override
    public List<Unread> unread() {
        return List.of();
    }

    @Override
    public InstantSource clock() {
        return () -> {
            whenAsked.getAndSet(() -> {}).run();
            return now;
        };
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public Freshness freshness() {
        return freshness;
    }

    @Override
    public Instant lastHeard() {
        return now;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
