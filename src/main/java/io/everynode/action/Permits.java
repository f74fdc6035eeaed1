package io.everynode.action;

import io.everynode.action.Rights.Lack;
import io.everynode.action.Rights.Need;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody may do, as far as it was asked. Equal for all who may the same, so that they can look at the same page.
 *
 * @param asked where it was asked: of a cluster that is not named nobody is known to lack anything
 * @param granted what is allowed there, or what nobody could say
 * @param readOnly nobody may do anything
 */
public record Permits(Set<Place> asked, Set<Grant> granted, boolean readOnly) {
    /** Nothing was asked. */
    public static final Permits UNKNOWN = new Permits(Set.of(), Set.of(), false);

    /**
     * @param namespace empty: all of them
     * @param name empty: whichever
     */
    record Place(ClusterName cluster, String namespace, String name) {
        static Place everywhere(ClusterName cluster) {
            return new Place(cluster, "", "");
        }

        static Place namespace(DaemonSetRef ref) {
            return new Place(ref.cluster(), ref.namespace(), "");
        }

        static Place of(DaemonSetRef ref) {
            return new Place(ref.cluster(), ref.namespace(), ref.name());
        }
    }

    record Grant(Place place, Need need) {}

    /** Empty where it may be done, or where nobody can say. */
    public Optional<Lack> lacking(DaemonSetRef ref, Need need) {
        if (readOnly) {
            return Optional.of(Rights.READ_ONLY);
        }
        if (!asked.contains(Place.everywhere(ref.cluster())) || granted(ref, need)) {
            return Optional.empty();
        }
        return Optional.of(
                asked.contains(Place.namespace(ref))
                        ? need.lack(ref.namespace())
                        : new Lack(
                                "Whether you may " + need.words() + " in " + ref.namespace()
                                        + " is asked when this page is loaded again.",
                                ""));
    }

    private boolean granted(DaemonSetRef ref, Need need) {
        return granted.contains(new Grant(Place.everywhere(ref.cluster()), need))
                || granted.contains(new Grant(Place.namespace(ref), need))
                || granted.contains(new Grant(Place.of(ref), need));
    }

    /** Empty where it may be done to any DaemonSet of the cluster. */
    public Optional<Lack> lackingAnywhere(ClusterName cluster, Need need) {
        if (readOnly) {
            return Optional.of(Rights.READ_ONLY);
        }
        boolean somewhere = granted.stream()
                .anyMatch(g -> g.need() == need && g.place().cluster().equals(cluster));
        return somewhere || !asked.contains(Place.everywhere(cluster))
                ? Optional.empty()
                : Optional.of(need.lack("any namespace"));
    }
}
