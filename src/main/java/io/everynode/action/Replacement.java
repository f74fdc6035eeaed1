package io.everynode.action;

import io.everynode.model.NodeName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far a replacement of pods is; written by the one thread that carries it on, and by whoever cancels it. */
public final class Replacement {
    private final String id;
    private final Action.Replace action;
    private final Map<NodeName, Step> steps = new LinkedHashMap<>();
    private State state = State.RUNNING;
    private String sentence = "";

    /** Of the whole, in the API's words. */
    public enum State {
        RUNNING,
        PAUSED,
        DONE,
        FAILED,
        CANCELLED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** What is no code was written by nobody who knew the end. */
        static State of(String code) {
            return Arrays.stream(values())
                    .filter(s -> s.code().equals(code))
                    .findFirst()
                    .orElse(PAUSED);
        }
    }

    /** Of one node, in the API's words. */
    public enum NodeState {
        WAITING,
        REPLACING,
        DONE,
        FAILED,
        CANCELLED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param sentence may be empty */
    public record Step(NodeName node, NodeState state, String sentence) {}

    /**
     * At one moment.
     *
     * @param sentence how it stands, or why it stopped
     */
    public record Progress(String id, Action.Replace action, State state, String sentence, List<Step> steps) {
        /** Those that nothing was done to. */
        public List<NodeName> left() {
            return steps.stream()
                    .filter(s -> s.state() == NodeState.WAITING || s.state() == NodeState.CANCELLED)
                    .map(Step::node)
                    .toList();
        }

        public boolean moving() {
            return state == State.RUNNING || steps.stream().anyMatch(s -> s.state() == NodeState.REPLACING);
        }
    }

    Replacement(String id, Action.Replace action) {
        this.id = id;
        this.action = action;
        action.nodes().forEach(n -> steps.put(n, new Step(n, NodeState.WAITING, "")));
    }

    synchronized Progress progress() {
        long done =
                steps.values().stream().filter(s -> s.state() == NodeState.DONE).count();
        String counted = done + " of " + steps.size() + (steps.size() == 1 ? " node is done." : " nodes are done.");
        return new Progress(id, action, state, (sentence + " " + counted).strip(), List.copyOf(steps.values()));
    }

    synchronized boolean running() {
        return state == State.RUNNING;
    }

    synchronized void step(NodeName node, NodeState to, String why) {
        steps.put(node, new Step(node, to, why));
    }

    /** The first end counts: what was cancelled does not become done. */
    synchronized void end(State to, String why) {
        if (state == State.RUNNING) {
            state = to;
            sentence = why;
        }
    }

    synchronized void cancel(String by) {
        if (state == State.RUNNING) {
            end(State.CANCELLED, "Cancelled by " + by + ".");
            steps.replaceAll((n, s) -> s.state() == NodeState.WAITING ? new Step(n, NodeState.CANCELLED, "") : s);
        }
    }
}
