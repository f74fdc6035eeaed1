package io.everynode.cluster;

import io.everynode.model.ClusterModel;
import io.everynode.model.ClusterName;
import io.everynode.model.ClusterSource;
import io.everynode.model.Freshness;
import io.everynode.model.Snapshot;
import io.everynode.model.Uid;
import io.everynode.model.Unread;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** One cluster followed: each kind listed and watched on a thread of its own, one thread that writes what they say. */
final class Connection implements ClusterSource, KindWatch.Sink, AutoCloseable {
    private static final Duration UNTIL_VERSION = Duration.ofSeconds(5);
    private static final Duration BETWEEN_VERSIONS = Duration.ofMinutes(1);

    private final Target target;
    private final InstantSource clock;
    private final ApiReader api;
    private final Decoder decoder;
    private final Quarantine quarantine = new Quarantine();
    private final Map<Watched, Ahead> ahead = new EnumMap<>(Watched.class);
    private final Writer writer;
    private final List<KindWatch> kinds;
    private final Thread versions;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot;
    private volatile Freshness freshness;

    /** The writer's own; shown with the next snapshot, so that whoever reads live finds all that was listed. */
    private Freshness judged;

    private volatile String version = "";

    Connection(Target target) {
        this(target, KindWatch.SILENCE);
    }

    /** @param silence how long a watch may be silent before it is checked */
    Connection(Target target, Duration silence) {
        this.target = target;
        var serverClock = new ServerClock(InstantSource.system());
        clock = target.clock() == null ? serverClock : target.clock();
        api = new ApiReader(target.config(), serverClock);
        decoder = new Decoder(target.name());
        Arrays.stream(Watched.values()).forEach(kind -> ahead.put(kind, new Ahead()));
        var model = new ClusterModel(target.name());
        snapshot = model.publish(clock.instant(), false);
        freshness = new Freshness.Starting(clock.instant(), "The cluster was not heard yet.");
        judged = freshness;
        writer = new Writer(
                target.name().value(),
                model,
                m -> m.publish(clock.instant(), complete()),
                this::complete,
                this::published);
        kinds = Arrays.stream(Watched.values())
                .map(kind -> new KindWatch(kind, api, this, clock, silence))
                .toList();
        versions = Thread.ofVirtual().name("version-" + target.name()).unstarted(this::askVersions);
    }

    void start() {
        writer.start();
        kinds.forEach(KindWatch::start);
        versions.start();
    }

    /** An API server answered this to somebody's request: it is shown at once, and stays until a watch is as far. */
    void answered(String json) {
        try {
            Answered.read(json).ifPresent(this::take);
        } catch (IOException e) {
            Log.debugf(e, "%s answered what is no object", target.name());
        }
    }

    private void take(Answered answer) {
        switch (answer) {
            case Answered.Gone(Watched kind, Uid uid) ->
                writer.change(m -> {
                    if (m.holds(uid)) {
                        ahead(kind).gone(uid);
                        m.remove(uid);
                    }
                });
            case Answered.Is(Watched kind, RawObject object) ->
                quarantine.read(kind, object, () -> decoder.fact(kind, object)).ifPresent(fact -> {
                    String version = object.resourceVersion();
                    writer.change(m -> {
                        if (ahead(kind).isAhead(fact.uid(), version)) {
                            m.put(fact);
                        }
                    });
                });
        }
    }

    private Ahead ahead(Watched kind) {
        return Objects.requireNonNull(ahead.get(kind));
    }

    @Override
    public void listing(Watched kind) {
        writer.change(m -> ahead(kind).listing());
    }

    @Override
    public void came(Watched kind, RawObject object) {
        boolean held = quarantine.holds(object);
        String version = object.resourceVersion();
        quarantine
                .read(kind, object, () -> decoder.fact(kind, object))
                .ifPresentOrElse(
                        fact -> writer.change(m -> {
                            if (ahead(kind).isNews(fact.uid(), version)) {
                                m.put(fact);
                            }
                        }),
                        () -> ofNoConcern(object));
        if (held && complete() && !quarantine.holds(object)) {
            writer.then(m -> {}); // what was known of it may be what it is again: still one less cannot be read
        }
    }

    /** It may have been of concern before; what merely cannot be read stays what it was. */
    private void ofNoConcern(RawObject object) {
        if (!quarantine.holds(object)) {
            writer.change(m -> m.remove(new Uid(object.uid())));
        } else if (complete()) {
            writer.then(m -> {});
        }
    }

    @Override
    public void went(Watched kind, RawObject object) {
        if (quarantine.holds(object)) {
            quarantine.forget(object);
            writer.then(m -> remove(m, kind, object));
        } else {
            writer.change(m -> remove(m, kind, object));
        }
    }

    private void remove(ClusterModel model, Watched kind, RawObject object) {
        var uid = new Uid(object.uid());
        ahead(kind).went(uid, object.resourceVersion());
        model.remove(uid);
    }

    @Override
    public void listed(Watched kind, Set<Uid> all, Runnable taken) {
        quarantine.retain(kind, all);
        writer.then(m -> {
            m.retain(kind.fact(), all);
            taken.run();
            judgeFreshness();
        });
    }

    @Override
    public void unreadable(Watched kind, IOException why) {
        Log.warnf("%s sent something about %s that is no object: %s", target.name(), kind.plural(), why.getMessage());
    }

    @Override
    public void turned() {
        writer.then(m -> judgeFreshness());
    }

    private boolean complete() {
        return kinds.stream().allMatch(k -> k.synced() || !k.state().kind().needed());
    }

    /** On the writer's thread. */
    private void judgeFreshness() {
        judged = FreshnessRule.of(judged, kinds.stream().map(KindWatch::state).toList(), clock.instant());
    }

    /** On the writer's thread. */
    private void published(Snapshot newest) {
        snapshot = newest;
        freshness = judged;
        listeners.forEach(Runnable::run);
    }

    /** An API server may be upgraded while it is watched; its answers also set the clock. */
    private void askVersions() {
        try {
            while (true) {
                try {
                    version = api.version();
                } catch (ApiException | RuntimeException e) {
                    Log.debugf(e, "%s does not say its version", target.name());
                }
                Thread.sleep(version.isEmpty() ? UNTIL_VERSION : BETWEEN_VERSIONS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ClusterName name() {
        return target.name();
    }

    @Override
    public String title() {
        return target.title();
    }

    @Override
    public String kind() {
        return target.kind();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public InstantSource clock() {
        return clock;
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
        return kinds.stream()
                .map(KindWatch::state)
                .filter(k -> k.kind().needed())
                .map(KindState::heard)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    @Override
    public List<Unread> unread() {
        return quarantine.held().stream()
                .map(h -> new Unread(h.kind().resource(), h.object(), h.why()))
                .sorted(Comparator.comparing(Unread::kind).thenComparing(Unread::object))
                .toList();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        versions.interrupt();
        kinds.forEach(KindWatch::stop);
        try {
            for (KindWatch kind : kinds) {
                kind.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
        api.close();
    }
}
