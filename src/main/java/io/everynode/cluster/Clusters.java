package io.everynode.cluster;

import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.ClusterSource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured clusters: each one's facts, and what acts and asks there for somebody. */
@ApplicationScoped
public class Clusters {
    private volatile Map<ClusterName, Member> members = Map.of();

    private record Member(Connection connection, Actors actors) {}

    /**
     * Connects to the clusters, in the order of the configuration; once, at start. One that does not answer is no error.
     *
     * @throws IllegalArgumentException if what is said about one, such as its certificates, cannot be used at all
     */
    public void start(Collection<Target> targets) {
        var started = new LinkedHashMap<ClusterName, Member>();
        targets.forEach(t -> started.put(t.name(), member(t)));
        members = started;
        started.values().forEach(m -> m.connection().start());
    }

    private static Member member(Target target) {
        try {
            return new Member(new Connection(target), new Actors(target.config(), InstantSource.system()));
        } catch (KubernetesClientException e) {
            throw new IllegalArgumentException(
                    "everynode.contexts: context \"" + target.title() + "\" cannot be used: " + Failures.cause(e) + ".",
                    e);
        }
    }

    public List<ClusterName> names() {
        return List.copyOf(members.keySet());
    }

    public Optional<ClusterSource> source(ClusterName cluster) {
        return Optional.ofNullable(members.get(cluster)).map(Member::connection);
    }

    /**
     * The client that acts in this cluster for the holder of the credential: it answers within 10 s, repeats nothing,
     * and must not be closed nor kept beyond one action.
     *
     * @throws IllegalArgumentException if no such cluster is configured
     */
    public KubernetesClient actor(ClusterName cluster, Caller.Credential credential) {
        return member(cluster).actors().with(credential);
    }

    /** An API server of this cluster answered this object to whoever acted: pages need not wait for the watch. */
    public void answered(ClusterName cluster, String json) {
        Optional.ofNullable(members.get(cluster)).ifPresent(m -> m.connection().answered(json));
    }

    /** Who the holder of the credential is there; calls the cluster. */
    public WhoAmI whoAmI(ClusterName cluster, Caller.Credential credential) {
        WhoAmI answer = Reviews.whoAmI(actor(cluster, credential));
        if (answer instanceof WhoAmI.Refused) {
            member(cluster).actors().drop(credential);
        }
        return answer;
    }

    /** Whether the holder of the credential has the right there; calls the cluster. */
    public May may(ClusterName cluster, Caller.Credential credential, Right right) {
        return Reviews.may(actor(cluster, credential), right);
    }

    private Member member(ClusterName cluster) {
        Member member = members.get(cluster);
        if (member == null) {
            throw new IllegalArgumentException("cluster: no cluster \"" + cluster + "\" is configured");
        }
        return member;
    }

    @PreDestroy
    public void stop() {
        members.values().forEach(m -> {
            m.connection().close();
            m.actors().close();
        });
    }
}
