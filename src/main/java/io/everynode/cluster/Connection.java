package io.everynode.cluster;

import io.everynode.model.ClusterModel;
import io.everynode.model.ClusterName;
import io.everynode.model.ClusterSource;
import io.everynode.model.Fact;
import io.everynode.model.Freshness;
import io.everynode.model.Snapshot;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** One cluster followed: five kinds listed and watched, one thread that writes what they say, one that checks on them. */
final class Connection implements ClusterSource, AutoCloseable {
    private static final int CHECK_SECONDS = 2;

    private final Target target;
    private final InstantSource clock;
    private final Observers observers;
    private final Quarantine quarantine = new Quarantine();
    private final Writer writer;
    private final List<KindWatch<?>> kinds;
    private final ScheduledExecutorService checks;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot;
    private volatile Freshness freshness;
    private volatile String version = "";

    Connection(Target target) {
        this.target = target;
        var serverClock = new ServerClock(InstantSource.system());
        clock = target.clock() == null ? serverClock : target.clock();
        observers = Observers.of(target.config(), serverClock);
        var model = new ClusterModel(target.name());
        snapshot = model.publish(clock.instant(), false);
        freshness = new Freshness.Starting(clock.instant(), "The cluster was not heard yet.");
        writer = new Writer(
                target.name().value(),
                model,
                m -> m.publish(clock.instant(), complete()),
                this::complete,
                this::published);
        kinds = kinds();
        checks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("check-" + target.name()).factory());
    }

    void start() {
        writer.start();
        kinds.forEach(KindWatch::start);
        checks.scheduleWithFixedDelay(this::check, 0, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    private List<KindWatch<?>> kinds() {
        var whole = observers.whole();
        return List.of(
                watch(
                        Watched.NODES,
                        whole::nodes,
                        () -> new NodeBuilder().withNewMetadata().endMetadata().build(),
                        n -> Optional.of(NodeTranslator.facts(n))),
                watch(
                        Watched.DAEMON_SETS,
                        () -> whole.apps().daemonSets().inAnyNamespace(),
                        () -> new DaemonSetBuilder()
                                .withNewMetadata()
                                .endMetadata()
                                .build(),
                        d -> Optional.of(DaemonSetTranslator.facts(target.name(), d))),
                watch(
                        Watched.PODS,
                        () -> observers.pods().pods().inAnyNamespace(),
                        () -> new PodBuilder().withNewMetadata().endMetadata().build(),
                        PodTranslator::facts),
                watch(
                        Watched.CONTROLLER_REVISIONS,
                        () -> whole.apps().controllerRevisions().inAnyNamespace(),
                        () -> new ControllerRevisionBuilder()
                                .withNewMetadata()
                                .endMetadata()
                                .build(),
                        RevisionTranslator::facts),
                watch(
                        Watched.EVENTS,
                        () -> whole.v1().events().inAnyNamespace().withField("involvedObject.kind", "DaemonSet"),
                        () -> new EventBuilder().withNewMetadata().endMetadata().build(),
                        (Event e) -> EventTranslator.facts(e)));
    }

    private <T extends HasMetadata> KindWatch<T> watch(
            Watched kind,
            KindWatch.Request<T> request,
            Supplier<T> empty,
            Function<T, ? extends Optional<? extends Fact>> translator) {
        return new KindWatch<>(
                kind,
                request,
                empty,
                clock,
                object -> came(object, translator),
                this::went,
                () -> writer.then(this::judgeFreshness));
    }

    /** On the informer's thread: what cannot be read keeps the fact that was known before. */
    private <T extends HasMetadata> void came(T object, Function<T, ? extends Optional<? extends Fact>> translator) {
        quarantine.<T, Optional<? extends Fact>>read(object, translator::apply).ifPresent(fact -> {
            if (fact.isPresent()) {
                writer.change(m -> m.put(fact.get()));
            } else {
                writer.change(m -> m.remove(new Uid(object.getMetadata().getUid())));
            }
        });
    }

    private void went(Uid uid) {
        quarantine.forget(uid);
        writer.change(m -> m.remove(uid));
    }

    private boolean complete() {
        return kinds.stream().allMatch(k -> k.synced() || !k.state().kind().needed());
    }

    private void published(Snapshot newest) {
        snapshot = newest;
        tell();
    }

    private void check() {
        try {
            kinds.forEach(KindWatch::check);
            if (version.isEmpty()) {
                askVersion();
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "the connection to %s could not be checked", target.name());
        }
        writer.change(m -> {
            if (judgeFreshness()) {
                tell();
            }
        });
    }

    private void askVersion() {
        try {
            version = Optional.ofNullable(observers.whole().getKubernetesVersion())
                    .map(v -> v.getGitVersion())
                    .orElse("");
        } catch (KubernetesClientException e) {
            Log.debugf(e, "%s does not say its version", target.name());
        }
    }

    /** On the writer's thread. */
    private boolean judgeFreshness() {
        Freshness before = freshness;
        freshness =
                FreshnessRule.of(before, kinds.stream().map(KindWatch::state).toList(), clock.instant());
        return freshness != before;
    }

    private void tell() {
        listeners.forEach(Runnable::run);
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
                .map(k -> k.state().heard())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        checks.shutdownNow();
        kinds.forEach(KindWatch::close);
        writer.close();
        observers.close();
    }
}
