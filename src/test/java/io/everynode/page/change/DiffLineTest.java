package io.everynode.page.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiffLineTest {
    @Test
    void linesAreNumberedOnTheirSides() {
        String diff = """
                --- live
                +++ planned
                @@ -40,3 +40,4 @@
                 name: a
                -image: a:1
                +image: a:1
                +more: yes
                 last: b
                """;

        assertThat(DiffLine.of(diff))
                .extracting(l -> l.kind() + " " + l.from() + "/" + l.to())
                .containsExactly("hunk /", "same 40/40", "del 41/", "add /41", "add /42", "same 42/43");
    }

    @Test
    void whatTookTheOthersPlaceIsMarkedWhereItDiffers() {
        String diff = "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-image: cilium:v1.16.4\n+image: cilium:v1.17.4\n";

        assertThat(DiffLine.of(diff).subList(1, 3))
                .extracting(l -> l.before() + "[" + l.marked() + "]" + l.after())
                .containsExactly("image: cilium:v1.1[6].4", "image: cilium:v1.1[7].4");
    }

    @Test
    void nothingIsNothing() {
        assertThat(DiffLine.of("")).isEmpty();
    }
}
