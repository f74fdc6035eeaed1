package io.everynode.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stylesheet and scripts, read once at start. Their address holds a hash of all of them, so browsers keep them for
 * good and never mix two versions.
 */
@ApplicationScoped
public class Assets {
    private static final String ROOT = "META-INF/resources/";
    private static final String TURBO = "org.webjars.npm/hotwired__turbo";
    private static final List<String> SCRIPTS = List.of(
            "before-turbo.js",
            "everynode.js",
            "stream.js",
            "morph.js",
            "ages.js",
            "announce.js",
            "theme.js",
            "copy.js",
            "filter.js",
            "hold.js",
            "panel.js",
            "keys.js",
            "progress.js",
            "matrix.js",
            "matrix-canvas.js",
            "matrix-cell.js",
            "matrix-cells.js",
            "matrix-cursor.js",
            "matrix-inspector.js",
            "matrix-keys.js",
            "matrix-paint.js",
            "matrix-picture.js",
            "matrix-plan.js",
            "matrix-tell.js",
            "search.js");
    private static final Pattern IMPORT = Pattern.compile("@import url\\(\"([^\"]+)\"\\) layer\\((\\w+)\\);");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private final Map<String, String> files = new LinkedHashMap<>();
    private final String turboVersion = webjarVersion();
    private final String hash;

    Assets() {
        files.put("everynode.css", stylesheet());
        SCRIPTS.forEach(name -> files.put(name, read(ROOT + "js/" + name)));
        hash = hash(files);
        files.put("turbo.js", read(ROOT + "webjars/hotwired__turbo/" + turboVersion + "/dist/turbo.es2017-umd.js"));
    }

    /** The text of a script or of the stylesheet, under its name without a folder. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The version that an address of this file carries. */
    public String version(String name) {
        return name.equals("turbo.js") ? turboVersion : hash;
    }

    public String address(String name) {
        return "/assets/" + version(name) + "/" + name;
    }

    /** {@code everynode.css} with its imports put in place, one request instead of a chain of them, and without
     * comments. */
    private static String stylesheet() {
        String whole = IMPORT.matcher(read(ROOT + "css/everynode.css"))
                .replaceAll(i -> Matcher.quoteReplacement(
                        "@layer " + i.group(2) + " {\n" + read(ROOT + "css/" + i.group(1)) + "}"));
        return COMMENT.matcher(whole).replaceAll("").replaceAll("\\n\\s+", "\n");
    }

    private static String webjarVersion() {
        var properties = new Properties();
        try (InputStream in = open("META-INF/maven/" + TURBO + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static String hash(Map<String, String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, text) -> digest.update((name + text).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("missing on the class path: " + resource);
        }
        return in;
    }
}
