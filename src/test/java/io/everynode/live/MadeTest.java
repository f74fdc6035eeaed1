package io.everynode.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.everynode.model.ClusterName;
import io.quarkus.qute.Engine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MadeTest {
    private final Map<ClusterName, Long> revisions = new HashMap<>();
    private final List<String> makings = new ArrayList<>();
    private final Made made = new Made();

    private Share share(String name, String... clusters) {
        return new Share(Set.of(clusters).stream().map(ClusterName::new).collect(Collectors.toSet()), () -> {
            makings.add(name);
            return List.of(Region.of(
                    name,
                    makings.size(),
                    () -> Engine.builder().build().parse(name).instance()));
        });
    }

    private List<String> regionsOf(Share... shares) {
        return made
                .of(
                        List.of(shares),
                        of -> of.stream()
                                .mapToLong(c -> revisions.getOrDefault(c, 0L))
                                .sum())
                .stream()
                .map(Region::id)
                .toList();
    }

    private void tick(String cluster) {
        revisions.merge(new ClusterName(cluster), 1L, Long::sum);
    }

    @Test
    void onlyTheSharesOfAClusterWithANewerViewAreMadeAnew() {
        regionsOf(share("bar", "a", "b"), share("own", "a"));
        makings.clear();
        tick("b");

        assertThat(regionsOf(share("bar", "a", "b"), share("own", "a"))).containsExactly("bar", "own");
        assertThat(makings).containsExactly("bar");

        tick("a");
        regionsOf(share("bar", "a", "b"), share("own", "a"));
        assertThat(makings).containsExactly("bar", "bar", "own");
    }

    @Test
    void nothingIsMadeAnewWhileNoClusterHasANewerView() {
        regionsOf(share("own", "a"));
        regionsOf(share("own", "a"));

        assertThat(makings).containsExactly("own");
    }

    @Test
    void aShareOfOtherClustersIsAnotherShare() {
        regionsOf(share("own", "a"));
        regionsOf(share("own", "b"));

        assertThat(makings).containsExactly("own", "own");
    }

    @Test
    void whatCouldNotBeMadeIsMadeTheNextTime() {
        var broken = new Share(Set.of(new ClusterName("a")), () -> {
            throw new IllegalStateException("cannot");
        });
        assertThatThrownBy(() -> regionsOf(broken)).hasMessage("cannot");

        assertThat(regionsOf(share("own", "a"))).containsExactly("own");
    }
}
