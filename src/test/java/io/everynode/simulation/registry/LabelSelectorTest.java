package io.everynode.simulation.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                     | true
                    app=web                | true
                    app==web               | true
                    app=other              | false
                    app!=other             | true
                    missing!=x             | true
                    app                    | true
                    missing                | false
                    !missing               | true
                    !app                   | false
                    app in (db, web)       | true
                    app in (db)            | false
                    app notin (db)         | true
                    missing notin (db)     | true
                    app=web,tier=2         | true
                    app=web,tier=3         | false
                    tier>1                 | true
                    tier<1                 | false
                    app>1                  | false
                    empty=                 | true
                    app in ()              | false
                    """)
    void choosesByTheQuerysWords(String text, boolean chosen) throws Exception {
        JsonNode labels = new ObjectMapper().readTree("{\"app\":\"web\",\"tier\":\"2\",\"empty\":\"\"}");

        assertThat(LabelSelector.parse(text).matches(labels)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a b          | found 'b', expected: in, notin, =, ==, !=, gt, lt
                    a in (b      | found '', expected: ',' or ')'
                    a in b       | found 'b', expected: '('
                    =x           | found '=', expected: !, identifier, or 'end of string'
                    a=b c        | found 'c', expected: ',' or 'end of string'
                    """)
    void refusesWhatItCannotRead(String text, String why) {
        assertThatThrownBy(() -> LabelSelector.parse(text))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining(why);
    }

    @Test
    void readsTheSelectorOfASpec() throws Exception {
        JsonNode spec = new ObjectMapper().readTree("""
                        {"matchLabels":{"app":"web"},
                         "matchExpressions":[{"key":"old","operator":"DoesNotExist"},
                                             {"key":"tier","operator":"In","values":["1","2"]}]}""");
        LabelSelector selector = LabelSelector.of(spec);

        assertThat(selector.matches(new ObjectMapper().readTree("{\"app\":\"web\",\"tier\":\"2\"}")))
                .isTrue();
        assertThat(selector.matches(new ObjectMapper().readTree("{\"app\":\"web\",\"tier\":\"2\",\"old\":\"\"}")))
                .isFalse();
        assertThat(selector.matches(MissingNode.getInstance())).isFalse();
    }
}
