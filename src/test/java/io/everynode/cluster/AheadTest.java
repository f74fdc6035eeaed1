package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Uid;
import org.junit.jupiter.api.Test;

/** Between what an API server answered and what a watch says later. */
class AheadTest {
    private static final Uid WRITTEN = new Uid("written");
    private static final Uid OTHER = new Uid("other");

    private final Ahead ahead = new Ahead();

    @Test
    void olderNewsOfWhatWasAnsweredArePassedOver() {
        assertThat(ahead.isNews(WRITTEN, "10")).isTrue();
        assertThat(ahead.isAhead(WRITTEN, "20")).isTrue();

        assertThat(ahead.isNews(WRITTEN, "15")).isFalse();
        assertThat(ahead.isNews(OTHER, "16")).isTrue();
        assertThat(ahead.isNews(WRITTEN, "20")).isTrue();
        assertThat(ahead.isNews(WRITTEN, "21")).isTrue();
    }

    @Test
    void anAnswerThatComesAfterTheWatchIsNotTaken() {
        ahead.isNews(OTHER, "30");

        assertThat(ahead.isAhead(WRITTEN, "20")).isFalse();
        assertThat(ahead.isAhead(WRITTEN, "30")).isFalse();
        assertThat(ahead.isAhead(WRITTEN, "31")).isTrue();
        assertThat(ahead.isAhead(WRITTEN, "31")).isFalse();
    }

    @Test
    void whatIsGoneStaysGoneUntilTheWatchSaysSo() {
        ahead.gone(WRITTEN);

        assertThat(ahead.isNews(WRITTEN, "99")).isFalse();
        assertThat(ahead.isAhead(WRITTEN, "99")).isFalse();
        ahead.went(WRITTEN, "99");
        assertThat(ahead.isNews(WRITTEN, "100")).isTrue();
    }

    @Test
    void anAnswerDoesNotBringBackWhatTheWatchSaidWent() {
        ahead.went(WRITTEN, "30");

        assertThat(ahead.isAhead(WRITTEN, "30")).isFalse();
    }

    @Test
    void aListCountsWhateverWasAnsweredBefore() {
        ahead.isAhead(WRITTEN, "20");
        ahead.gone(OTHER);

        ahead.listing();

        assertThat(ahead.isNews(WRITTEN, "5")).isTrue();
        assertThat(ahead.isNews(OTHER, "6")).isTrue();
        assertThat(ahead.isAhead(WRITTEN, "7")).isTrue();
    }

    @Test
    void versionsThatAreNoNumbersAreNews() {
        assertThat(ahead.isAhead(WRITTEN, "x")).isFalse();
        ahead.isAhead(WRITTEN, "20");
        assertThat(ahead.isNews(WRITTEN, "x")).isTrue();
    }
}
