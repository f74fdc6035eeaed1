package io.everynode.action;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** A pod template as a seed says: valid, and with all that people write into one. */
final class RandomTemplate {
    private static final List<String> ODD = List.of(
            "",
            " ",
            "plain",
            "true",
            "null",
            "0x1F",
            "1e3",
            "~",
            "a\"b\\c'd",
            "line\nbreak\ttab",
            "<script>&amp;</script>",
            "$(HOME) ${X} %s",
            "Überlänge – 東京 🚀",
            "\u0001\u007f\u2028",
            "{\"$patch\":\"replace\"}",
            "- yaml: [1, 2]");
    private static final List<String> CPU = List.of("10m", "0.5", "1", "1500m", "2e0");
    private static final List<String> MEMORY = List.of("64Mi", "128974848", "129e6", "1Gi", "0.5Gi");

    private final Random random;

    private RandomTemplate(long seed) {
        this.random = new Random(seed);
    }

    /** @param app what the DaemonSet selects by */
    static ObjectNode of(long seed, String app) {
        return new RandomTemplate(seed).template(app);
    }

    private ObjectNode template(String app) {
        ObjectNode template = Json.object();
        ObjectNode metadata = template.putObject("metadata");
        metadata.putObject("labels").put("app", app).put("variant", "v" + random.nextInt(1000));
        if (often()) {
            ObjectNode annotations = metadata.putObject("annotations");
            for (int i = random.nextInt(4); i >= 0; i--) {
                annotations.put("example.org/note-" + i, odd());
            }
        }
        pod(template.putObject("spec"));
        return template;
    }

    private void pod(ObjectNode pod) {
        pod.putObject("nodeSelector").put("nowhere", "true");
        volumes(pod);
        containers(pod.putArray("containers"), "main", 1 + random.nextInt(3), true);
        if (often()) {
            containers(pod.putArray("initContainers"), "init", 1 + random.nextInt(2), false);
        }
        if (often()) {
            tolerations(pod.putArray("tolerations"));
        }
        if (often()) {
            affinity(pod.putObject("affinity"));
        }
        if (often()) {
            pod.putObject("securityContext")
                    .put("runAsUser", random.nextInt(100_000))
                    .put("fsGroup", random.nextInt(100_000))
                    .putArray("supplementalGroups")
                    .add(random.nextInt(1000));
        }
        if (often()) {
            pod.put("hostNetwork", true).put("dnsPolicy", "ClusterFirstWithHostNet");
        }
        if (often()) {
            pod.put("terminationGracePeriodSeconds", random.nextInt(3) * 30L);
        }
        if (often()) {
            pod.putArray("hostAliases")
                    .addObject()
                    .put("ip", "10.0.0." + random.nextInt(255))
                    .putArray("hostnames")
                    .add("db.example.org");
        }
    }

    private void volumes(ObjectNode pod) {
        ArrayNode volumes = pod.putArray("volumes");
        volumes.addObject().put("name", "scratch").putObject("emptyDir").put("sizeLimit", pick(MEMORY));
        volumes.addObject()
                .put("name", "host")
                .putObject("hostPath")
                .put("path", "/var/log")
                .put("type", often() ? "Directory" : "");
        volumes.addObject()
                .put("name", "config")
                .putObject("configMap")
                .put("name", "settings")
                .put("defaultMode", 256 + random.nextInt(100))
                .putArray("items")
                .addObject()
                .put("key", "a.conf")
                .put("path", "etc/a.conf");
        volumes.addObject()
                .put("name", "token")
                .putObject("projected")
                .putArray("sources")
                .addObject()
                .putObject("downwardAPI")
                .putArray("items")
                .addObject()
                .put("path", "labels")
                .putObject("fieldRef")
                .put("fieldPath", "metadata.labels");
    }

    private void containers(ArrayNode containers, String name, int count, boolean ports) {
        for (int i = 0; i < count; i++) {
            ObjectNode container = containers.addObject();
            container
                    .put("name", name + "-" + i)
                    .put("image", "registry.example:5000/" + name + "/x@sha256:" + "ab".repeat(32));
            strings(container, "command");
            strings(container, "args");
            environment(container.putArray("env"));
            ArrayNode mounts = container.putArray("volumeMounts");
            mounts.addObject()
                    .put("name", "scratch")
                    .put("mountPath", "/scratch")
                    .put("subPath", "a/b");
            mounts.addObject().put("name", "host").put("mountPath", "/host").put("readOnly", true);
            if (often()) {
                resources(container.putObject("resources"));
            }
            if (often()) {
                security(container.putObject("securityContext"));
            }
            if (ports) {
                portsAndProbes(container, 8000 + i);
            }
        }
    }

    private void strings(ObjectNode container, String field) {
        if (often()) {
            ArrayNode list = container.putArray(field);
            for (int i = random.nextInt(3); i >= 0; i--) {
                list.add(odd());
            }
        }
    }

    private void environment(ArrayNode environment) {
        for (int i = random.nextInt(5); i > 0; i--) {
            environment.addObject().put("name", "VARIABLE_" + i).put("value", odd());
        }
        ObjectNode from = environment.addObject().put("name", "NODE").putObject("valueFrom");
        if (often()) {
            from.putObject("fieldRef").put("fieldPath", "spec.nodeName");
        } else {
            from.putObject("secretKeyRef").put("name", "secret").put("key", "k").put("optional", often());
        }
    }

    private void resources(ObjectNode resources) {
        resources.putObject("requests").put("cpu", "1m").put("memory", "1Mi");
        resources.putObject("limits").put("cpu", pick(CPU)).put("memory", pick(MEMORY));
    }

    private void security(ObjectNode security) {
        security.put("readOnlyRootFilesystem", often()).put("privileged", false);
        security.putObject("capabilities").putArray("add").add("NET_ADMIN").add("SYS_PTRACE");
    }

    private void portsAndProbes(ObjectNode container, int port) {
        ArrayNode ports = container.putArray("ports");
        ObjectNode first = ports.addObject().put("name", "web-" + port).put("containerPort", port);
        if (often()) {
            first.put("hostPort", port);
        }
        ports.addObject().put("containerPort", port + 1000).put("protocol", "UDP");
        ObjectNode live = container.putObject("livenessProbe").put("periodSeconds", 1 + random.nextInt(60));
        if (often()) {
            live.putObject("httpGet").put("path", "/health?a=b&c").put("port", "web-" + port);
        } else {
            live.putObject("exec").putArray("command").add("sh").add(odd());
        }
        container.putObject("readinessProbe").putObject("tcpSocket").put("port", port);
        container
                .putObject("lifecycle")
                .putObject("preStop")
                .putObject("exec")
                .putArray("command")
                .add("sleep");
    }

    private void tolerations(ArrayNode tolerations) {
        tolerations.addObject().put("operator", "Exists");
        tolerations
                .addObject()
                .put("key", "dedicated")
                .put("operator", "Equal")
                .put("value", "edge")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", random.nextInt(600));
    }

    private void affinity(ObjectNode affinity) {
        ObjectNode expression = affinity.putObject("nodeAffinity")
                .putObject("requiredDuringSchedulingIgnoredDuringExecution")
                .putArray("nodeSelectorTerms")
                .addObject()
                .putArray("matchExpressions")
                .addObject();
        expression.put("key", "zone").put("operator", often() ? "In" : "NotIn");
        expression.putArray("values").add("a").add("b");
    }

    private String odd() {
        return pick(ODD);
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean often() {
        return random.nextBoolean();
    }
}
