package io.everynode.action;

import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several actions at once, each with its own outcome; a slow or refused one holds none up. */
@ApplicationScoped
public class Several {
    /** So many are asked for at once at most. */
    public static final int MOST = 100;

    private final Gate gate;

    /** An API server has better things to do than to serve one impatient person. */
    private static final int AT_ONCE = 4;

    @Inject
    Several(Gate gate) {
        this.gate = gate;
    }

    /** One of them. */
    public record Asked(Action action, Order order) {}

    /**
     * In their order.
     *
     * @param asked all of the same cluster
     */
    public List<Answer> perform(List<Asked> asked, ClusterName cluster, Caller caller) {
        return gate.performAll(asked, cluster, caller, perform -> {
            try (ExecutorService workers =
                    Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
                List<Future<Answer>> answers = asked.stream()
                        .map(a -> workers.submit(() -> perform.apply(a)))
                        .toList();
                return answers.stream().map(Several::answer).toList();
            }
        });
    }

    /** The first of these answers, where there was no room: all of them take the room of one, or none does. */
    public static Optional<Answer> crowded(List<Answer> answers) {
        return answers.stream().findFirst().filter(a -> a.outcome() instanceof Outcome.Crowded);
    }

    private static Answer answer(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an action ends in an outcome", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Everynode was stopped meanwhile", e);
        }
    }
}
