package io.everynode.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SightTest {
    private final Engine engine = Engine.builder().addDefaults().build();
    private final List<String> rendered = new ArrayList<>();
    private final Sight sight = new Sight();

    private Supplier<TemplateInstance> text(String text) {
        return () -> {
            rendered.add(text);
            return engine.parse(text).instance();
        };
    }

    private Region region(String id, String state, Region... parts) {
        return new Region(id, state, text(id + " is " + state), List.of(parts));
    }

    @Test
    void whoSawNothingIsToldEverything() {
        sight.update(List.of(region("a", "1"), region("b", "1")), 1, 1);

        assertThat(sight.sinceTurn(0)).contains("a is 1", "b is 1");
    }

    @Test
    void whatStayedEqualIsNeitherRenderedNorSent() {
        sight.update(List.of(region("a", "1"), region("b", "1")), 1, 1);
        long told = sight.turn();
        sight.update(List.of(region("a", "1"), region("b", "2")), 2, 2);

        assertThat(sight.sinceTurn(told)).contains("b is 2").doesNotContain("a is");
        assertThat(rendered).containsExactly("b is 2");
    }

    @Test
    void aChangedRegionIsRenderedOnceForAll() {
        sight.update(List.of(region("a", "1")), 1, 1);

        assertThat(sight.sinceTurn(0)).isEqualTo(sight.sinceTurn(0)).isEqualTo(sight.sinceRevision(-1));
        assertThat(rendered).containsExactly("a is 1");
    }

    @Test
    void aPartIsSentAloneWhileItsWholeKeepsItsShape() {
        sight.update(List.of(region("table", "x,y", region("x", "1"), region("y", "1"))), 1, 1);
        long told = sight.turn();
        sight.update(List.of(region("table", "x,y", region("x", "1"), region("y", "2"))), 2, 2);

        assertThat(sight.sinceTurn(told)).contains("y is 2").doesNotContain("table is", "x is");
    }

    @Test
    void aNewShapeIsSentAsAWhole() {
        sight.update(List.of(region("table", "x", region("x", "1"))), 1, 1);
        long told = sight.turn();
        sight.update(List.of(region("table", "x,y", region("x", "2"), region("y", "1"))), 2, 2);

        assertThat(sight.sinceTurn(told)).contains("table is x,y").doesNotContain("x is 2");
    }

    @Test
    void aWholeIsRenderedAnewAfterOneOfItsPartsChanged() {
        sight.update(List.of(region("table", "x", region("x", "1"))), 1, 1);
        String before = sight.sinceTurn(0);
        sight.update(List.of(region("table", "x", region("x", "2"))), 2, 2);

        assertThat(before).contains("table is x");
        sight.sinceTurn(0);
        assertThat(rendered).containsExactly("table is x", "table is x");
    }

    @Test
    void severalTurnsAreToldAsTheNewestState() {
        sight.update(List.of(region("a", "1")), 1, 1);
        long told = sight.turn();
        sight.update(List.of(region("a", "2")), 2, 2);
        sight.update(List.of(region("a", "3")), 3, 3);

        assertThat(sight.sinceTurn(told)).contains("a is 3").doesNotContain("a is 2");
    }

    @Test
    void aPageOfARevisionThatShowsItAlreadyIsNotToldAgain() {
        sight.update(List.of(region("a", "1"), region("b", "1")), 5, 5);
        sight.update(List.of(region("a", "1"), region("b", "2")), 6, 7);

        assertThat(sight.sinceRevision(7)).isEmpty();
        assertThat(sight.sinceRevision(6)).contains("b is 2").doesNotContain("a is 1");
        assertThat(sight.sinceRevision(4)).contains("a is 1", "b is 2");
    }
}
