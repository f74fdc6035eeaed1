package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;

/** A port of the node that a pod's container takes for itself. */
public record HostPort(int port, String protocol, String ip) {
    static HostPort of(JsonNode port) {
        String protocol = Trees.text(port, "protocol");
        String ip = Trees.text(port, "hostIP");
        return new HostPort(
                port.path("hostPort").asInt(), protocol.isEmpty() ? "TCP" : protocol, ip.isEmpty() ? "0.0.0.0" : ip);
    }

    /** As {@code HostPortInfo.CheckConflict}: the wildcard address meets every other. */
    public boolean conflictsWith(HostPort other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (ip.equals(other.ip) || ip.equals("0.0.0.0") || other.ip.equals("0.0.0.0"));
    }
}
