package io.everynode.simulation.kubelet;

import io.everynode.simulation.time.Chance;
import io.everynode.simulation.view.NodeView;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which pods on which nodes a behaviour is about; what is empty matches everything.
 *
 * @param image a pattern with {@code *} for any characters, of which one of the pod's images must be
 * @param node likewise for the node's name
 * @param nodeLabels labels that the node must have
 * @param chance the share of the pods that match so far which it hits, each pod decided once
 */
public record Match(Pattern image, Pattern node, Map<String, String> nodeLabels, double chance) {
    private static final Pattern ANY = Pattern.compile(".*");

    public static Match everything() {
        return new Match(ANY, ANY, Map.of(), 1);
    }

    public static Pattern glob(String pattern) {
        return pattern.isEmpty() ? ANY : Pattern.compile(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
    }

    boolean matches(List<String> images, NodeView on, Chance decided, String question) {
        return node.matcher(on.name()).matches()
                && images.stream().anyMatch(i -> image.matcher(i).matches())
                && nodeLabels.entrySet().stream()
                        .allMatch(l -> l.getValue().equals(on.labels().get(l.getKey())))
                && (chance >= 1 || decided.happens(chance, question));
    }
}
