package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.everynode.simulation.registry.Decoding;
import io.everynode.simulation.registry.FieldValidation;
import io.everynode.simulation.registry.StatusException;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.Resources;
import io.everynode.simulation.view.Taint;
import io.everynode.simulation.world.History.Release;
import io.everynode.simulation.world.Pool.Override;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a world from YAML: a document of kind {@code World}, then one ordinary manifest for each DaemonSet, and for each
 * namespace with labels, quota and priority class.
 *
 * @param file what complaints call it
 */
public final class WorldFile {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<Kind> MANIFESTS =
            List.of(Kind.DAEMON_SET, Kind.NAMESPACE, Kind.RESOURCE_QUOTA, Kind.PRIORITY_CLASS);
    private static final String FOLDER = "/simulation/";
    private static final Map<String, String> CAPACITY = Map.of("cpu", "8", "memory", "32Gi", "pods", "110");

    private final String file;
    private final List<JsonNode> documents;

    private WorldFile(String file, List<JsonNode> documents) {
        this.file = file;
        this.documents = documents;
    }

    /**
     * Reads one of the worlds that come with Everynode, by its name, or a file, by its path.
     *
     * @throws WorldFileException when there is none, or it is not as it should be
     */
    public static World load(String nameOrPath) {
        try (InputStream built = WorldFile.class.getResourceAsStream(FOLDER + nameOrPath + ".yaml")) {
            if (built != null) {
                return parse(nameOrPath + ".yaml", new String(built.readAllBytes(), StandardCharsets.UTF_8));
            }
            Path path = Path.of(nameOrPath);
            if (!Files.isRegularFile(path)) {
                throw new WorldFileException(
                        "everynode.simulation.world: expected demo, calm, large or the path of a file," + " found '"
                                + nameOrPath + "'");
            }
            return parse(path.getFileName().toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static World parse(String file, String yaml) {
        List<JsonNode> documents = new ArrayList<>();
        try (var parser = YAML.createParser(yaml)) {
            YAML.readValues(parser, JsonNode.class).forEachRemaining(documents::add);
        } catch (RuntimeException | IOException e) {
            throw new WorldFileException(file + ": expected YAML: " + e.getMessage());
        }
        return new WorldFile(file, documents).world();
    }

    private World world() {
        if (documents.isEmpty() || !Trees.text(documents.getFirst(), "kind").equals("World")) {
            throw new WorldFileException(file + ": the first document: expected kind: World");
        }
        Field top = new Field(file, "", documents.getFirst());
        top.only("kind", "name", "version", "nodeGrace", "pools", "history", "behaviours", "events", "cycle");
        String version = top.get("version").textOr("v1.36.3");
        List<Pool> pools = top.need("pools").list(field -> pool(field, version));
        List<History> daemonSets = daemonSets(top.get("history"));
        Places places = new Places(pools, daemonSets);
        return new World(
                name(top.need("name")),
                version,
                top.get("nodeGrace").durationOr(Duration.ofSeconds(50)),
                pools,
                daemonSets,
                surroundings(),
                top.get("behaviours").list(RuleReader::read),
                top.get("events").list(field -> EventReader.read(field, places)),
                top.get("cycle").isThere() ? top.get("cycle").duration() : null);
    }

    private static String name(Field field) {
        if (!field.text().matches("[A-Za-z0-9._-]+")) {
            throw field.expected("a name of letters, digits, dots, dashes and underscores");
        }
        return field.text();
    }

    private static Pool pool(Field field, String version) {
        field.only(
                "name",
                "count",
                "naming",
                "first",
                "zones",
                "arch",
                "labels",
                "taints",
                "capacity",
                "overrides",
                "age",
                "kubelet");
        String name = field.need("name").text();
        Field naming = field.get("naming");
        if (naming.isThere() && !naming.text().matches("[^%]*%0?\\d*d[^%]*")) {
            throw naming.expected("a name with %d or %02d for the number");
        }
        return new Pool(
                name,
                field.need("count").wholeOr(0),
                naming.textOr(name + "-%02d"),
                field.get("first").wholeOr(1),
                field.get("zones").list(Field::text),
                field.get("arch").textOr("amd64"),
                field.get("labels").texts(),
                field.get("taints").list(WorldFile::taint),
                capacity(field.get("capacity"), CAPACITY),
                overrides(field.get("overrides")),
                field.get("age").durationOr(Duration.ofDays(30)),
                field.get("kubelet").textOr(version));
    }

    static Taint taint(Field field) {
        return field.parsed("a taint such as key=value:NoSchedule or key:NoExecute", Taint::parse);
    }

    private static Map<String, Override> overrides(Field field) {
        Map<String, Override> overrides = new TreeMap<>();
        for (String node : field.names()) {
            Field one = field.get(node).only("labels", "capacity");
            overrides.put(node, new Override(one.get("labels").texts(), capacity(one.get("capacity"), Map.of())));
        }
        return overrides;
    }

    private static Map<String, String> capacity(Field field, Map<String, String> otherwise) {
        field.only("cpu", "memory", "pods");
        Map<String, String> capacity = new TreeMap<>(otherwise);
        for (String name : field.names()) {
            Field one = field.get(name);
            var unused = one.parsed("a quantity such as 500m, 2 or 1.5Gi", text -> Resources.quantity(text, 1));
            capacity.put(name, one.text());
        }
        return capacity;
    }

    private List<History> daemonSets(Field history) {
        Set<String> known = new HashSet<>();
        List<History> all = new ArrayList<>();
        for (int i = 1; i < documents.size(); i++) {
            Field manifest = new Field(file, "document " + (i + 1), documents.get(i));
            if (kind(manifest) != Kind.DAEMON_SET) {
                continue;
            }
            String name = manifest.need("metadata").need("namespace").text() + "/"
                    + manifest.need("metadata").need("name").text();
            if (manifest.need("spec")
                    .need("template")
                    .need("spec")
                    .need("containers")
                    .list(c -> c.need("image").text())
                    .isEmpty()) {
                throw manifest.get("spec")
                        .get("template")
                        .get("spec")
                        .get("containers")
                        .expected("at least one");
            }
            known.add(name);
            all.add(new History(typed(Kind.DAEMON_SET, manifest), releases(history.get(name))));
        }
        history.only(known.toArray(String[]::new));
        return List.copyOf(all);
    }

    private List<ObjectNode> surroundings() {
        List<ObjectNode> all = new ArrayList<>();
        for (int i = 1; i < documents.size(); i++) {
            Field manifest = new Field(file, "document " + (i + 1), documents.get(i));
            Kind kind = kind(manifest);
            if (kind != Kind.DAEMON_SET) {
                manifest.need("metadata").need("name").text();
                if (kind.namespaced()) {
                    manifest.need("metadata").need("namespace").text();
                }
                all.add(typed(kind, manifest));
            }
        }
        return List.copyOf(all);
    }

    private static Kind kind(Field manifest) {
        String apiVersion = Trees.text(manifest.json(), "apiVersion");
        String kind = Trees.text(manifest.json(), "kind");
        return MANIFESTS.stream()
                .filter(one -> one.kindName().equals(kind))
                .filter(one -> apiVersion.isEmpty() || one.apiVersion().equals(apiVersion))
                .findFirst()
                .orElseThrow(
                        () -> manifest.get("kind").expected("DaemonSet, Namespace, ResourceQuota or PriorityClass"));
    }

    private static ObjectNode typed(Kind kind, Field manifest) {
        ObjectNode json = (ObjectNode) manifest.json();
        try {
            return Decoding.whole(kind, json, json.toString(), FieldValidation.STRICT)
                    .object();
        } catch (StatusException e) {
            throw manifest.complaint("expected a manifest that the API server takes: " + e.getMessage());
        }
    }

    private static List<Release> releases(Field field) {
        List<Release> releases = field.list(one -> {
            one.only("age", "cause", "image", "requests", "left");
            return new Release(
                    one.need("age").duration(),
                    one.get("cause").textOr(""),
                    one.get("image").textOr(""),
                    one.get("requests").texts(),
                    one.get("left").list(Field::text));
        });
        for (int i = 1; i < releases.size(); i++) {
            if (releases.get(i).age().compareTo(releases.get(i - 1).age()) >= 0) {
                throw field.complaint("expected the oldest first, each younger than the one before");
            }
        }
        return releases.isEmpty() ? List.of(new Release(Duration.ofDays(1), "", "", Map.of(), List.of())) : releases;
    }
}
