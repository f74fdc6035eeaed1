package io.everynode.simulation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Kind;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FaultsTest extends ServerFixture {

    @Test
    void aPathAnswersAsPlannedAndThenAsEver() {
        server.faults().answer(503, "/pods", 2);

        assertThat(admin.get(DAEMON_SETS).code()).isEqualTo(200);
        assertThat(admin.get(PODS).code()).isEqualTo(503);
        assertThat(admin.get(PODS).code()).isEqualTo(503);
        assertThat(admin.get(PODS).code()).isEqualTo(200);
    }

    @Test
    void anAnswerCanBeLostBeforeOrAfterTheWork() {
        server.faults().dropBefore("daemonsets/agent", 1);
        assertThatThrownBy(() -> admin.send("DELETE", DAEMON_SETS + "/agent", ""))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(store.count(Kind.DAEMON_SET)).isEqualTo(1);

        server.faults().dropAfter("daemonsets/agent", 1);
        assertThatThrownBy(() -> admin.send("DELETE", DAEMON_SETS + "/agent", ""))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(store.count(Kind.DAEMON_SET)).isZero();
    }

    @Test
    void allConnectionsCanBeDropped() {
        CompletableFuture<?> ended = admin.webSocket(PODS + "?watch=true", Client.events());
        await().until(() -> server.watches() == 1);

        server.faults().dropConnections();

        await().until(ended::isDone);
        assertThat(admin.get(PODS).code()).isEqualTo(200);
    }

    @Test
    void aSilentServerSaysNothingUntilItSpeaksAgain() {
        List<JsonNode> events = Client.events();
        admin.webSocket(PODS + "?watch=true", events);
        await().until(() -> server.watches() == 1);
        server.faults().silence(true);
        createPods(1);
        server.bookmark();
        CompletableFuture<Integer> request =
                CompletableFuture.supplyAsync(() -> admin.get(DAEMON_SETS).code());

        assertThat(events).isEmpty();
        assertThat(request).isNotDone();
        server.faults().silence(false);
        await().until(() -> !events.isEmpty());
        server.faults().dropConnections();
        await().until(request::isDone);
    }
}
