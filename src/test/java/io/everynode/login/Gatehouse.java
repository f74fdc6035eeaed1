package io.everynode.login;

import io.everynode.cluster.Clusters;
import io.everynode.cluster.May;
import io.everynode.cluster.Right;
import io.everynode.cluster.WhoAmI;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.page.FixtureBoard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Clusters that know the tokens a test tells them of. */
@Alternative
@ApplicationScoped
public class Gatehouse extends Clusters {
    private final Map<String, Holder> holders = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Inject
    FixtureBoard board;

    /**
     * @param where the clusters that take the token; those that are named in {@code silent} do not answer
     * @param missing resources that may not be listed
     */
    record Holder(String name, Set<String> where, Set<String> silent, Set<String> missing) {
        static Holder of(String name, String... where) {
            return new Holder(name, Set.of(where), Set.of(), Set.of());
        }

        Holder lacking(String... resources) {
            return new Holder(name, where, silent, Set.of(resources));
        }

        Holder silentIn(String... clusters) {
            return new Holder(name, where, Set.of(clusters), missing);
        }
    }

    /** Whoever has the token may read all in these clusters. */
    public void admits(String token, String name, String... where) {
        knows(token, Holder.of(name, where));
    }

    void knows(String token, Holder holder) {
        holders.put(token, holder);
    }

    void forgets(String token) {
        holders.remove(token);
    }

    /** How many questions were asked so far. */
    int asked() {
        return asked.get();
    }

    @Override
    public List<ClusterName> names() {
        return board.clusters();
    }

    @Override
    public WhoAmI whoAmI(ClusterName cluster, Caller.Credential credential) {
        asked.incrementAndGet();
        Holder holder = holders.get(((Caller.Credential.Token) credential).secret());
        if (holder != null && holder.silent().contains(cluster.value())) {
            return new WhoAmI.NoAnswer("The API server cannot be reached: 10.1.2.3:6443\r\nFORGED line.");
        }
        return holder != null && holder.where().contains(cluster.value())
                ? new WhoAmI.Known(holder.name(), Set.of("system:authenticated"))
                : new WhoAmI.Refused("The API server does not take this credential.");
    }

    @Override
    public May may(ClusterName cluster, Caller.Credential credential, Right right) {
        Holder holder = holders.get(((Caller.Credential.Token) credential).secret());
        return holder == null || holder.missing().contains(right.resource())
                ? new May.No("no rule allows it")
                : new May.Yes();
    }
}
