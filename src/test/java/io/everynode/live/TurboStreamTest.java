package io.everynode.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurboStreamTest {
    @Test
    void anIdCannotLeaveItsAttribute() {
        assertThat(TurboStream.replacement("a\" onclick=\"<b>&", ""))
                .startsWith("<turbo-stream action=\"replace\" method=\"morph\""
                        + " target=\"a&quot; onclick=&quot;&lt;b>&amp;\">");
    }

    @Test
    void aCarriageReturnIsWrittenAsAnEntity() {
        assertThat(TurboStream.replacement("a", "x\ry")).contains("<template>x&#13;y</template>");
    }
}
