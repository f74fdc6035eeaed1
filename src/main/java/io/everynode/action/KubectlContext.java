package io.everynode.action;

import static java.util.stream.Collectors.joining;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a kubectl command needs to reach the cluster.
 *
 * @param name the context as written in the kubeconfig; absent inside a cluster, where kubectl needs none
 */
public record KubectlContext(@Nullable String name) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:@=+,%-]+");

    String arguments(String namespace) {
        return " -n " + quoted(Stream.of(namespace)) + (name == null ? "" : " --context " + quoted(Stream.of(name)));
    }

    /** Words as a POSIX shell takes them: what the cluster named must not become a command when it is pasted. */
    public static String quoted(Stream<String> words) {
        return words.map(w -> PLAIN.matcher(w).matches() ? w : "'" + w.replace("'", "'\\''") + "'")
                .collect(joining(" "));
    }
}
