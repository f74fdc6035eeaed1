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
 * What {@code transcript.txt} says that a real control plane says after each step: of the DaemonSets that it changed.
 * {@code -Ddifferential.write=true} writes it anew; read the difference, and play it on a real control plane, before you keep it.
 */
final class Transcript {
    static final boolean WRITE = Boolean.getBoolean("differential.write");
    private static final Path FILE = Path.of("src/test/resources/differential/transcript.txt");
    private static final String TITLE = "== ";

    private final List<String> sections;
    private final List<String> written = new ArrayList<>();

    private Transcript(List<String> sections) {
        this.sections = sections;
    }

    static Transcript load() {
        try {
            String text = Files.exists(FILE) ? Files.readString(FILE) : "";
            return new Transcript(Arrays.stream(text.split("(?m)^(?=" + TITLE + ")"))
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

    String expected(Script.Step step) {
        return sections.stream()
                .filter(s -> s.startsWith(TITLE + step.number() + ". "))
                .findFirst()
                .orElse("");
    }

    void write(String section) {
        written.add(section);
        try {
            Files.writeString(FILE, String.join("", written));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
