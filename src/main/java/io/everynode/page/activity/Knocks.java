package io.everynode.page.activity;

import io.everynode.action.Activity;
import io.everynode.action.Knock;
import io.everynode.login.FailedLogin;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Remembers the logins that fail, off the threads that serve. */
@ApplicationScoped
class Knocks {
    private final Activity activity;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("knocks").factory());

    Knocks(Activity activity) {
        this.activity = activity;
    }

    void remember(@Observes FailedLogin failed) {
        var knock = new Knock(
                failed.at(),
                failed.mode().toString(),
                failed.address().replaceAll("[^0-9a-zA-Z.:%_-]", ""),
                failed.outcome(),
                failed.why(),
                failed.name(),
                failed.leftOut(),
                failed.last());
        knock.log();
        writer.execute(() -> activity.knocked(knock));
    }

    /** Writes what is left to write: not @PreDestroy, before which {@link Activity} may be gone. */
    void stop(@Observes ShutdownEvent end) {
        writer.close();
    }
}
