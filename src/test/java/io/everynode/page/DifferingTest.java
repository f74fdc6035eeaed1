package io.everynode.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferingTest {

    @ParameterizedTest
    @CsvSource({
        "image: a:1.9, image: a:2.9, image: a:[1].9",
        "abc, abc, abc[]",
        "aa, aaa, aa[]",
        "aaa, aa, aa[a]",
        "abc, xyz, [abc]",
        "'', abc, []"
    })
    void marksWhatIsNotSharedAtEitherEnd(String text, String other, String marked) {
        Differing differing = Differing.from(text, other);

        assertThat(differing.before() + "[" + differing.marked() + "]" + differing.after())
                .isEqualTo(marked);
    }
}
