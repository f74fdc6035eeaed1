package io.everynode.action;

import static java.util.stream.Collectors.joining;

import io.everynode.board.View;
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

    /** Of the cluster as it is shown. */
    public static KubectlContext of(View view) {
        return new KubectlContext(view.kind().equals("in-cluster") ? null : view.title());
    }

    /** What reaches what lies in the namespace; begins with a space. */
    public String arguments(String namespace) {
        return " -n " + quoted(Stream.of(namespace)) + argument();
    }

    /** What reaches what lies in no namespace; begins with a space where there is any. */
    public String argument() {
        return name == null ? "" : " --context " + quoted(Stream.of(name));
    }

    /** Words as a POSIX shell takes them: what the cluster named must not become a command when it is pasted. */
    public static String quoted(Stream<String> words) {
        return words.map(w -> PLAIN.matcher(w).matches() ? w : "'" + w.replace("'", "'\\''") + "'")
                .collect(joining(" "));
    }
}
