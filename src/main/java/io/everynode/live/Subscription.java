package io.everynode.live;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayList;
import java.util.List;

/** How far one open page was told, and what it has to be told now. Pulled by one thread at a time. */
final class Subscription {
    private final Channel channel;
    private final Sse sse;
    private final String boot;
    private final long seenRevision;
    private boolean greeted;
    private long toldTurn;

    /** @param seenRevision the board's revision that the page was made of, or -1 if that is not known */
    Subscription(Channel channel, Sse sse, String boot, long seenRevision) {
        this.channel = channel;
        this.sse = sse;
        this.boot = boot;
        this.seenRevision = seenRevision;
    }

    /** All that is due; a beat, where one was asked for. */
    List<OutboundSseEvent> pull(Signal signal) {
        var due = new ArrayList<OutboundSseEvent>();
        Sight sight = channel.sight();
        long turn = sight.turn();
        String id = boot + "-" + sight.revision();
        if (turn > toldTurn) {
            String frames = greeted ? sight.sinceTurn(toldTurn) : sight.sinceRevision(seenRevision);
            if (!greeted) {
                due.add(event("hello", id, channel.page().now().toString()));
            }
            if (!frames.isEmpty()) {
                due.add(event("frame", id, frames));
            }
            greeted = true;
            toldTurn = turn;
        }
        if (signal == Signal.BEAT) {
            due.add(event("beat", id, channel.page().now().toString()));
        }
        return due;
    }

    private OutboundSseEvent event(String name, String id, String data) {
        return sse.newEventBuilder()
                .name(name)
                .id(id)
                .reconnectDelay(2000)
                .data(data)
                .build();
    }
}
