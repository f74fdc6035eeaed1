package io.everynode.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterName;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NavTest {
    private final FixtureBoard board = new FixtureBoard();
    private final Set<ClusterName> all = new HashSet<>();

    @BeforeEach
    void sixClusters() {
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            board.show(new ClusterFixture(name).nodes(1, "p", "z").view(1));
            all.add(new ClusterName(name));
        }
    }

    private static List<String> titles(List<Nav.Tab> tabs) {
        return tabs.stream().map(Nav.Tab::title).toList();
    }

    @Test
    void fourStandInTheBarAndTheRestIsFolded() {
        Nav nav = Nav.of(board, all, new ClusterName("b"));

        assertThat(titles(nav.tabs())).containsExactly("a", "b", "c", "d");
        assertThat(titles(nav.more())).containsExactly("e", "f");
    }

    @Test
    void theOneThatIsShownIsNeverFolded() {
        Nav nav = Nav.of(board, all, new ClusterName("f"));

        assertThat(titles(nav.tabs())).containsExactly("a", "b", "c", "f");
        assertThat(titles(nav.more())).containsExactly("d", "e");
    }

    @Test
    void whatTheCallerMayNotSeeIsNotThere() {
        assertThat(titles(Nav.of(board, Set.of(new ClusterName("c")), null).tabs()))
                .containsExactly("c");
    }
}
