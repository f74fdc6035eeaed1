package io.everynode.page.overview;

import io.everynode.model.ClusterName;
import io.everynode.model.NodeName;
import io.everynode.web.Links;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of a sentence.
 *
 * @param href where it leads; empty for plain text
 */
record Linked(String text, String href) {

    /** The sentence with each mention of these nodes as a link. */
    static List<Linked> nodesIn(String sentence, ClusterName cluster, List<NodeName> nodes) {
        if (nodes.isEmpty()) {
            return List.of(new Linked(sentence, ""));
        }
        // The longest first: node-1 is no mention of node-17.
        String any = nodes.stream()
                .map(NodeName::value)
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w.-])(?:", ")(?![\\w-])"));
        var pieces = new ArrayList<Linked>();
        int end = 0;
        Matcher mention = Pattern.compile(any).matcher(sentence);
        while (mention.find()) {
            pieces.add(new Linked(sentence.substring(end, mention.start()), ""));
            pieces.add(new Linked(mention.group(), Links.node(cluster, new NodeName(mention.group()))));
            end = mention.end();
        }
        pieces.add(new Linked(sentence.substring(end), ""));
        pieces.removeIf(p -> p.text().isEmpty());
        return List.copyOf(pieces);
    }
}
