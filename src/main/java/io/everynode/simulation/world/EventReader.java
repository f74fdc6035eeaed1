package io.everynode.simulation.world;

import io.everynode.simulation.world.World.Event;

/** Reads a timed event: when, what, and how to say it. */
final class EventReader {
    private static final String[] ACTS = {
        "nodeDown",
        "nodeUp",
        "notReady",
        "ready",
        "cordon",
        "uncordon",
        "taint",
        "untaint",
        "addNode",
        "removeNewest",
        "removeNode",
        "rollOut",
        "undo",
        "restart",
        "crash",
        "deletePod"
    };

    private final Field field;
    private final Places places;

    private EventReader(Field field, Places places) {
        this.field = field;
        this.places = places;
    }

    static Event read(Field field, Places places) {
        String[] names = new String[ACTS.length + 2];
        System.arraycopy(ACTS, 0, names, 0, ACTS.length);
        names[ACTS.length] = "at";
        names[ACTS.length + 1] = "say";
        field.only(names);
        return new Event(field.need("at").duration(), field.need("say").text(), new EventReader(field, places).act());
    }

    private Act act() {
        String found = "";
        for (String name : ACTS) {
            if (field.get(name).isThere() && !found.isEmpty()) {
                throw field.complaint("expected one thing to happen, found " + found + " and " + name);
            }
            found = field.get(name).isThere() ? name : found;
        }
        if (found.isEmpty()) {
            throw field.complaint("expected one of " + String.join(", ", ACTS));
        }
        return act(found, field.get(found));
    }

    private Act act(String name, Field of) {
        return switch (name) {
            case "nodeDown" -> new Act.NodeDown(places.node(of));
            case "nodeUp" -> new Act.NodeUp(places.node(of));
            case "notReady" -> notReady(of);
            case "ready" -> new Act.NodeReady(places.node(of));
            case "cordon" -> new Act.Cordon(places.node(of));
            case "uncordon" -> new Act.Uncordon(places.node(of));
            case "taint" -> new Act.AddTaint(places.node(tainted(of).need("node")), WorldFile.taint(of.need("taint")));
            case "untaint" ->
                new Act.RemoveTaint(places.node(tainted(of).need("node")), WorldFile.taint(of.need("taint")));
            case "addNode" -> new Act.AddNode(places.pool(of));
            case "removeNewest" -> new Act.RemoveNewest(places.pool(of));
            case "removeNode" -> new Act.RemoveNode(places.node(of));
            case "rollOut" -> rollOut(of);
            case "undo" -> new Act.Undo(places.daemonSet(of));
            case "restart" -> new Act.Restart(places.daemonSet(of));
            case "crash" -> crash(of);
            default -> deletePod(of);
        };
    }

    private static Field tainted(Field of) {
        return of.only("node", "taint");
    }

    private Act notReady(Field of) {
        of.only("node", "reason", "message");
        return new Act.NodeNotReady(
                places.node(of.need("node")),
                of.get("reason").textOr("KubeletNotReady"),
                of.get("message").textOr("container runtime is down"));
    }

    private Act rollOut(Field of) {
        of.only("daemonSet", "image", "cause");
        return new Act.RollOut(
                places.daemonSet(of.need("daemonSet")),
                of.need("image").text(),
                of.get("cause").textOr(""));
    }

    private Act crash(Field of) {
        of.only("daemonSet", "node", "exitCode", "message");
        return new Act.Crash(
                places.daemonSet(of.need("daemonSet")),
                places.node(of.need("node")),
                of.get("exitCode").wholeOr(1),
                of.get("message").textOr(""));
    }

    private Act deletePod(Field of) {
        of.only("daemonSet", "node");
        return new Act.DeletePod(places.daemonSet(of.need("daemonSet")), places.node(of.need("node")));
    }
}
