package io.everynode.page.change;

import static java.util.stream.Collectors.joining;

import io.everynode.action.Action;
import io.everynode.web.Links;

/** Where an action is asked for, and where its answer stands. */
final class Addresses {
    private Addresses() {}

    static String noun(Action action) {
        return switch (action) {
            case Action.Restart r -> "restarts";
            case Action.SetImages s -> "images";
            case Action.Undo u -> "rollbacks";
            case Action.SetStrategy s -> "strategy";
            case Action.Replace r -> "replacements";
            case Action.Delete d -> "deletion";
        };
    }

    /** Of the page that asks, with what it asks for. */
    static String confirmation(Action action) {
        String address = Links.action(action.target(), noun(action));
        return switch (action) {
            case Action.Restart r -> address;
            case Action.SetImages s ->
                address
                        + s.images().entrySet().stream()
                                .map(e -> "container=" + Links.part(e.getKey()) + "&image=" + Links.part(e.getValue()))
                                .collect(joining("&", "?", ""));
            case Action.Undo u -> u.to() == null ? address : address + "?toRevision=" + u.to();
            case Action.SetStrategy s ->
                address
                        + Asked.strategy(s).stream()
                                .map(f -> f.name() + "=" + Links.part(f.value()))
                                .collect(joining("&", "?", ""));
            case Action.Replace r ->
                address
                        + r.victims().stream()
                                .map(v -> "node=" + Links.part(v.node().value()))
                                .collect(joining("&", "?", r.force() ? "&force=true" : ""));
            case Action.Delete d -> address + "?propagation=" + d.propagation().code();
        };
    }

    static String answer(Action action, String requestId) {
        return Links.action(action.target(), noun(action)) + "/" + Links.part(requestId);
    }
}
