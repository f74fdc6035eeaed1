package io.everynode.page.simulation;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the panel's form was sent with; each knob reads only its own fields.
 *
 * @param ref of a DaemonSet: namespace and name with a slash between
 * @param here the page to go back to
 */
record PanelForm(
        @Nullable String nodeName,
        @Nullable String taintText,
        @Nullable String poolName,
        @Nullable String ref,
        @Nullable String here) {

    String node() {
        return given("node", nodeName);
    }

    String taint() {
        return given("taint", taintText);
    }

    String pool() {
        return given("pool", poolName);
    }

    String namespace() {
        return parts()[0];
    }

    String daemonSet() {
        return parts()[1];
    }

    /** Only a path of this server, so that the form leads nowhere else. */
    URI back() {
        boolean ours = here != null && here.startsWith("/") && !here.startsWith("//") && !here.contains("\\");
        try {
            return URI.create(ours && here != null ? here : "/");
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }

    private String[] parts() {
        String[] parts = given("daemonSet", ref).split("/", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("daemonSet: expected namespace/name, found \"" + ref + "\"");
        }
        return parts;
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + ": expected a value, found nothing");
        }
        return value.strip();
    }
}
