package io.everynode.page.change;

import io.everynode.action.Action;
import io.everynode.action.Propagation;
import io.everynode.action.Strategies;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.UpdateStrategy;
import io.everynode.web.Links;
import io.everynode.web.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An action in words, before it is done.
 *
 * @param noun the last part of its address
 * @param act as a crumb: verb and object
 * @param question the headline
 * @param button verb, object, number
 */
record Asked(String noun, String act, String question, String button, boolean dangerous) {
    static Asked of(Action action, DaemonSetUnderstanding daemonSet, String cluster) {
        String name = action.target().name();
        String nodes = Plural.of(daemonSet.counts().desiredNumberScheduled(), "node");
        String everywhere = " on " + nodes + " of " + cluster + "?";
        return switch (action) {
            case Action.Restart r ->
                new Asked(
                        "restarts",
                        "Restart",
                        "Restart " + name + everywhere,
                        "Restart " + name + " on " + nodes,
                        false);
            case Action.SetImages s ->
                new Asked("images", "Set image", images(s, daemonSet) + everywhere, "Set image on " + nodes, false);
            case Action.Undo u ->
                new Asked(
                        "rollbacks",
                        "Undo",
                        "Put " + name + " back to revision " + u.to() + everywhere,
                        "Undo to revision " + u.to(),
                        false);
            case Action.SetStrategy s ->
                new Asked(
                        "strategy",
                        "Edit strategy",
                        "Set the update strategy of " + name + " to " + Strategies.words(s.strategy()) + "?",
                        "Set " + Strategies.words(s.strategy()),
                        false);
            case Action.Replace r -> replacement(r, cluster);
            case Action.Delete d ->
                new Asked("deletion", "Delete", deletion(d, daemonSet, cluster), "Delete " + name, true);
        };
    }

    private static Asked replacement(Action.Replace replace, String cluster) {
        int count = replace.victims().size();
        String verb = replace.force() ? "Force-delete" : "Replace";
        String pods = count == 1
                ? "the pod of " + replace.target().name() + " on "
                        + replace.victims().getFirst().node()
                : "the pods of " + replace.target().name() + " on " + count + " nodes of " + cluster
                        + ", one after another";
        return new Asked(
                "replacements",
                verb + " pods",
                verb + " " + pods + "?",
                verb + " " + Plural.of(count, "pod"),
                replace.force());
    }

    private static String images(Action.SetImages set, DaemonSetUnderstanding daemonSet) {
        String name = set.target().name();
        if (set.images().size() > 1) {
            return "Set " + set.images().size() + " images of " + name;
        }
        Map.Entry<String, String> only = set.images().firstEntry();
        String container = only.getKey();
        String image = only.getValue();
        return daemonSet.facts().template().containers().stream()
                .filter(c -> c.name().equals(container))
                .findFirst()
                .map(c -> "Replace " + name + " " + replaced(c.image(), image))
                .orElse("Set the image of " + container + " in " + name + " to " + image);
    }

    /** Only the tags where nothing else differs: the whole names stand in the diff. */
    private static String replaced(String from, String to) {
        int colon = from.lastIndexOf(':') + 1;
        boolean tagsOnly = colon > from.lastIndexOf('/') && to.startsWith(from.substring(0, colon)) && colon > 0;
        return tagsOnly && colon < to.length()
                ? from.substring(colon) + " by " + to.substring(colon)
                : from + " by " + to;
    }

    private static String deletion(Action.Delete delete, DaemonSetUnderstanding daemonSet, String cluster) {
        int count = daemonSet.cells().stream().mapToInt(c -> c.pods().size()).sum();
        String pods = Plural.of(count, "pod");
        return delete.propagation() == Propagation.ORPHAN
                ? "Delete " + delete.target().name() + " from " + cluster + " and leave its " + pods + " behind?"
                : "Delete " + delete.target().name() + " and its " + pods + " from " + cluster + "?";
    }

    /** What the form carries beside the order, so that what was shown is what is done. */
    static List<Field> fields(Action action) {
        var fields = new ArrayList<Field>();
        switch (action) {
            case Action.Restart r -> fields.add(new Field("restartedAt", r.at().toString()));
            case Action.SetImages s ->
                s.images().forEach((container, image) -> {
                    fields.add(new Field("container", container));
                    fields.add(new Field("image", image));
                });
            case Action.Undo u -> fields.add(new Field("toRevision", String.valueOf(u.to())));
            case Action.SetStrategy s -> fields.addAll(strategy(s));
            case Action.Replace r -> {
                r.victims().forEach(v -> {
                    fields.add(new Field("node", v.node().value()));
                    fields.add(new Field("pod", v.pod()));
                    fields.add(new Field("podUid", v.uid().value()));
                });
                fields.add(new Field("force", String.valueOf(r.force())));
            }
            case Action.Delete d ->
                fields.add(new Field("propagation", d.propagation().code()));
        }
        return List.copyOf(fields);
    }

    /** The strategy in the words of the API. */
    static List<Field> strategy(Action.SetStrategy set) {
        var fields = new ArrayList<Field>();
        switch (set.strategy()) {
            case UpdateStrategy.OnDelete o -> fields.add(new Field("type", "OnDelete"));
            case UpdateStrategy.RollingUpdate r -> {
                fields.add(new Field("type", "RollingUpdate"));
                fields.add(new Field("maxUnavailable", r.maxUnavailable().toString()));
                fields.add(new Field("maxSurge", r.maxSurge().toString()));
            }
        }
        if (set.raised()) {
            fields.add(new Field("raised", "true"));
        }
        return List.copyOf(fields);
    }

    /** The same question in other ways; empty where there is one way only. */
    static List<Choice> choices(Action action, DaemonSetUnderstanding daemonSet) {
        return switch (action) {
            case Action.Restart r -> List.of();
            case Action.SetImages s -> List.of();
            case Action.SetStrategy s -> List.of();
            case Action.Replace r -> List.of();
            case Action.Undo u ->
                daemonSet.revisions().stream()
                        .filter(r -> !r.current())
                        .map(r -> new Choice(
                                "Revision " + r.facts().number(),
                                Links.action(u.target(), "rollbacks") + "?toRevision="
                                        + r.facts().number(),
                                r.facts().number().equals(u.to())))
                        .toList();
            case Action.Delete d ->
                java.util.Arrays.stream(Propagation.values())
                        .map(p -> new Choice(
                                choice(p),
                                Links.action(d.target(), "deletion") + "?propagation=" + p.code(),
                                p == d.propagation()))
                        .toList();
        };
    }

    private static String choice(Propagation propagation) {
        return switch (propagation) {
            case BACKGROUND -> "Pods go after it";
            case FOREGROUND -> "Pods go before it";
            case ORPHAN -> "Pods stay";
        };
    }
}
