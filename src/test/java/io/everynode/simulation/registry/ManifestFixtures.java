package io.everynode.simulation.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Manifests for tests, written with {@code '} for quotes. */
public final class ManifestFixtures {
    public static final String DAEMON_SET = """
            {'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'agent'},
             'spec':{'selector':{'matchLabels':{'app':'agent'}},
                     'template':{'metadata':{'labels':{'app':'agent'}},
                                 'spec':{'containers':[{'name':'main','image':'agent:1'}]}}}}""";

    private ManifestFixtures() {}

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public static ObjectNode daemonSet() {
        return json(DAEMON_SET);
    }

    /** A pod that nobody owns, on a node or (empty) on none. */
    public static ObjectNode pod(String name, String node) {
        ObjectNode pod = json("{'metadata':{},'spec':{'containers':[{'name':'main','image':'agent:1'}]}}");
        ((ObjectNode) pod.get("metadata")).put("name", name);
        if (!node.isEmpty()) {
            ((ObjectNode) pod.get("spec")).put("nodeName", node);
        }
        return pod;
    }

    public static ObjectNode named(String name) {
        ObjectNode object = json("{'metadata':{}}");
        ((ObjectNode) object.get("metadata")).put("name", name);
        return object;
    }
}
