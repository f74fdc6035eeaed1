package io.everynode.page.activity;

import io.everynode.action.Activity;
import io.everynode.action.Knock;
import io.everynode.login.FailedLogin;
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
                failed.name());
        knock.log();
        writer.execute(() -> activity.knocked(knock));
    }
}
