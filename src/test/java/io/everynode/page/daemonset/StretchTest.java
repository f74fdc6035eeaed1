package io.everynode.page.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.DiffRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchTest {

    /** In the pattern {@code =} is a line that stayed, {@code ~} one that changed, {@code -} is gone, {@code +} is new. */
    @ParameterizedTest
    @CsvSource({
        "~, ~1",
        "=~=, =1 ~1 =1",
        "====~====, =4 ~1 =4",
        "=====~=====, (2) =3 ~1 =3 (2)",
        "~=======~, ~1 =7 ~1",
        "~========~, ~1 =3 (2) =3 ~1",
        "-+~=, ~3 =1"
    })
    void foldsWhatStandsFarFromAnyChange(String pattern, String stretches) {
        assertThat(Stretch.of(rows(pattern)).stream().map(StretchTest::summary)).containsExactly(stretches.split(" "));
    }

    private static String summary(Stretch stretch) {
        int lines = stretch.rows().size();
        if (stretch.folded().isEmpty()) {
            return (stretch.same() ? "=" : "~") + lines;
        }
        assertThat(stretch.folded()).isEqualTo(lines + " lines that did not change");
        return "(" + lines + ")";
    }

    private static List<DiffRow> rows(String pattern) {
        var rows = new ArrayList<DiffRow>();
        for (int i = 0; i < pattern.length(); i++) {
            var line = new DiffRow.Line(i + 1, "line " + i);
            rows.add(
                    switch (pattern.charAt(i)) {
                        case '=' -> new DiffRow(line, line, true);
                        case '-' -> new DiffRow(line, null, false);
                        case '+' -> new DiffRow(null, line, false);
                        default -> new DiffRow(line, new DiffRow.Line(i + 1, "other " + i), false);
                    });
        }
        return rows;
    }
}
