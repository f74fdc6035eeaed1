package io.everynode.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterName;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import io.quarkus.qute.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private final Pool pool = new Pool();
    private final FixtureBoard board = new FixtureBoard();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void anOlderStateIsNeverToldAfterANewerOne() throws InterruptedException {
        var page = new Page();
        page.slow = true;
        var channel = new Channel(page, board, pool, Duration.ofMillis(250));
        channel.signal();
        Thread first = Thread.ofVirtual().start(pool.due.remove());
        entered.await();
        page.slow = false;
        page.state = "new";
        board.show(new ClusterFixture("prod").view(1));
        channel.signal();
        pool.runAll();
        released.countDown();
        first.join();
        pool.runAll();
        assertThat(channel.sight().sinceTurn(0)).contains("shows new");
        assertThat(pool.due).isEmpty();
    }

    @Test
    void afterAnErrorTheNextSignalStillCounts() {
        var page = new Page();
        page.broken = true;
        var channel = new Channel(page, board, pool, Duration.ofMillis(250));
        channel.signal();
        pool.runAll();
        page.broken = false;
        channel.signal();
        pool.runAll();
        assertThat(channel.sight().sinceTurn(0)).contains("shows old");
    }

    @Test
    void whichClustersItShowsIsAskedOfThePageOnce() {
        var page = new Page();
        var channel = new Channel(page, board, pool, Duration.ofMillis(250));
        int asked = page.asked;

        assertThat(channel.shows(new ClusterName("prod"))).isTrue();
        assertThat(channel.shows(new ClusterName("test"))).isFalse();

        assertThat(page.asked).isEqualTo(asked);
    }

    /** Runs what is scheduled when the test says so. */
    private static final class Pool extends ScheduledThreadPoolExecutor {
        private final Queue<Task> due = new ArrayDeque<>();

        Pool() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            var scheduled = new Task(task);
            due.add(scheduled);
            return scheduled;
        }

        void runAll() {
            while (!due.isEmpty()) {
                due.remove().run();
            }
        }
    }

    private static final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
        Task(Runnable task) {
            super(task, "done");
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    private final class Page implements LivePage {
        private volatile String state = "old";
        private volatile boolean slow;
        private volatile boolean broken;
        private volatile int asked;

        @Override
        public List<Share> shares() {
            asked++;
            return List.of(new Share(Set.of(new ClusterName("prod")), this::regions));
        }

        private List<Region> regions() {
            if (broken) {
                throw new StackOverflowError();
            }
            String seen = state;
            if (slow) {
                entered.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            String text = "shows " + seen;
            return List.of(Region.of(
                    "r",
                    seen,
                    () -> Engine.builder().addDefaults().build().parse(text).instance()));
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }
}
