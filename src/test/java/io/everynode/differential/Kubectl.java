package io.everynode.differential;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code kubectl} that is built with the control plane, or else the one on the path. */
record Kubectl(Path binary, Path kubeconfig) {
    private static final String BUILT = "everynode-controlplane";
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    record Outcome(int code, String text) {}

    static Optional<Path> find() {
        String cache = System.getenv()
                .getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + File.separator + ".cache");
        Stream<Path> built = Stream.of(Path.of(cache, BUILT));
        Stream<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of);
        return Stream.concat(built, path)
                .map(folder -> folder.resolve("kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether it was built with the control plane, and so is of its version. */
    boolean ofTheControlPlane() {
        return binary.getParent().endsWith(BUILT);
    }

    /** The words of a command line; what stands in single quotes is one word. */
    static List<String> words(String line) {
        var words = new ArrayList<String>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    Outcome run(List<String> arguments, String input) {
        var command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        try {
            Process process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
