package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListPageTest {
    /** Something in between may answer 200 with anything; taken for an empty list, it would say that all is gone. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "\"ok\"", "{\"items\": []}", "{\"metadata\": {}, \"items\": []}", "{"})
    void whatIsNoListIsNoEmptyOne(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
    }

    @Test
    void anEmptyListSaysAtWhichVersionItIsEmpty() throws IOException {
        assertThat(read("{\"metadata\": {\"resourceVersion\": \"7\", \"continue\": \"x\"}, \"items\": []}"))
                .satisfies(page -> {
                    assertThat(page.resourceVersion()).isEqualTo("7");
                    assertThat(page.next()).isEqualTo("x");
                    assertThat(page.items()).isEmpty();
                });
    }

    private static ListPage read(String json) throws IOException {
        return ListPage.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
