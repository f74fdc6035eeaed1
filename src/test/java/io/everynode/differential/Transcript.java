package io.everynode.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a real control plane says, section by section: in {@code transcript.txt} after each step, of the DaemonSets that it
 * changed; in {@code answers.txt} to each request. {@code -Ddifferential.write=true} writes it anew; read the difference, and
 * play it on a real control plane, before you keep it.
 */
final class Transcript {
    static final boolean WRITE = Boolean.getBoolean("differential.write");
    static final String TITLE = "== ";

    private final Path file;
    private final List<String> sections;
    private final List<String> written = new ArrayList<>();

    private Transcript(Path file, List<String> sections) {
        this.file = file;
        this.sections = sections;
    }

    static Transcript load(String name) {
        Path file = Path.of("src/test/resources/differential", name);
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return new Transcript(
                    file,
                    Arrays.stream(text.split("(?m)^(?=" + TITLE + ")"))
                            .filter(s -> !s.isBlank())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One step's section: the DaemonSets of which something else is told than before, and those that went. */
    static String section(Script.Step step, Map<String, String> before, Map<String, String> now) {
        var text = new StringBuilder(TITLE + step + "\n");
        var names = new TreeMap<>(before);
        names.putAll(now);
        for (String name : names.keySet()) {
            String told = now.getOrDefault(name, "  gone\n");
            if (!told.equals(before.get(name))) {
                text.append(name).append('\n').append(told);
            }
        }
        return text.append('\n').toString();
    }

    String expected(int number) {
        return sections.stream()
                .filter(s -> s.startsWith(TITLE + number + ". "))
                .findFirst()
                .orElse("");
    }

    void write(String section) {
        written.add(section);
        try {
            Files.writeString(file, String.join("", written));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
