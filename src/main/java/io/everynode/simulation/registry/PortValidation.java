package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Ports of containers: {@code pkg/apis/core/validation validateContainerPorts, checkHostPortConflicts}. */
final class PortValidation {
    private static final Pattern NAME = Pattern.compile("[-a-z0-9]+");
    private static final int LONGEST_NAME = 15;

    private PortValidation() {}

    static void validate(JsonNode ports, String path, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            port(ports.get(i), path + "[" + i + "]", names, errors);
        }
    }

    /** That no port of the host is taken twice, by any container, and none differs on the host's own network. */
    static void onHost(JsonNode spec, JsonNode containers, String path, Set<String> taken, FieldErrors errors) {
        boolean hostNetwork = spec.path("hostNetwork").asBoolean();
        for (int c = 0; c < containers.size(); c++) {
            JsonNode ports = containers.get(c).path("ports");
            for (int i = 0; i < ports.size(); i++) {
                JsonNode port = ports.get(i);
                int hostPort = port.path("hostPort").asInt();
                String field = path + "[" + c + "].ports[" + i + "].hostPort";
                if (hostPort == 0) {
                    continue;
                }
                String place = port.path("protocol").asText() + "/"
                        + port.path("hostIP").asText("") + "/" + hostPort;
                if (!taken.add(place)) {
                    errors.duplicate(field, '"' + place + '"');
                }
                if (hostNetwork && hostPort != port.path("containerPort").asInt()) {
                    errors.invalid(field, hostPort, "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }

    private static void port(JsonNode port, String path, Set<String> names, FieldErrors errors) {
        String name = port.path("name").asText("");
        if (!name.isEmpty()) {
            name(name, path + ".name", names, errors);
        }
        if (port.path("containerPort").asInt() == 0) {
            errors.required(path + ".containerPort");
        } else {
            inRange(port.path("containerPort"), path + ".containerPort", errors);
        }
        if (port.path("hostPort").asInt() != 0) {
            inRange(port.path("hostPort"), path + ".hostPort", errors);
        }
        errors.requireOneOf(path + ".protocol", port.path("protocol"), "SCTP", "TCP", "UDP");
    }

    /** {@code IsValidPortName}. */
    private static void name(String name, String field, Set<String> names, FieldErrors errors) {
        int before = errors.count();
        if (name.length() > LONGEST_NAME) {
            errors.invalid(field, name, "must be no more than 15 characters");
        }
        if (!NAME.matcher(name).matches()) {
            errors.invalid(field, name, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (name.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            errors.invalid(field, name, "must contain at least one letter (a-z)");
        }
        if (name.contains("--")) {
            errors.invalid(field, name, "must not contain consecutive hyphens");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            errors.invalid(field, name, "must not begin or end with a hyphen");
        }
        if (errors.count() == before && !names.add(name)) {
            errors.duplicate(field, '"' + name + '"');
        }
    }

    private static void inRange(JsonNode port, String field, FieldErrors errors) {
        if (port.asLong() < 1 || port.asLong() > 65_535) {
            errors.invalid(field, port, "must be between 1 and 65535, inclusive");
        }
    }
}
