package io.everynode.cluster;

import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an informer remembers of the objects of one kind: which UID stands under which name, nothing else. The informer
 * puts each object that it lists or is told of, and removes each that is gone, in order; that is where facts come from.
 */
final class Rows<T extends HasMetadata> implements ItemStore<T> {
    private final Map<String, Uid> uids = new ConcurrentHashMap<>();
    private final Supplier<T> empty;
    private final Consumer<T> came;
    private final Consumer<Uid> went;

    Rows(Supplier<T> empty, Consumer<T> came, Consumer<Uid> went) {
        this.empty = empty;
        this.came = came;
        this.went = went;
    }

    @Override
    public String getKey(T object) {
        return key(object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    @Override
    public @Nullable T put(String key, T object) {
        Uid uid = new Uid(object.getMetadata().getUid());
        Uid before = uids.put(key, uid);
        if (before != null && !before.equals(uid)) {
            went.accept(before);
        }
        came.accept(object);
        return before == null ? null : stub(key, before);
    }

    @Override
    public @Nullable T remove(String key) {
        Uid before = uids.remove(key);
        if (before == null) {
            return null;
        }
        went.accept(before);
        return stub(key, before);
    }

    @Override
    public Stream<String> keySet() {
        return uids.keySet().stream();
    }

    @Override
    public Stream<T> values() {
        return uids.entrySet().stream().map(e -> stub(e.getKey(), e.getValue()));
    }

    @Override
    public int size() {
        return uids.size();
    }

    @Override
    public @Nullable T get(String key) {
        Uid uid = uids.get(key);
        return uid == null ? null : stub(key, uid);
    }

    @Override
    public boolean isFullState() {
        return false;
    }

    private T stub(String key, Uid uid) {
        int slash = key.indexOf('/');
        T stub = empty.get();
        stub.getMetadata().setNamespace(slash < 0 ? null : key.substring(0, slash));
        stub.getMetadata().setName(key.substring(slash + 1));
        stub.getMetadata().setUid(uid.value());
        return stub;
    }

    private static String key(@Nullable String namespace, String name) {
        return namespace == null || namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
