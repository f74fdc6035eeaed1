package io.everynode.packaged;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.everynode.packaged.HeldWire.Held;
import io.everynode.packaged.HeldWire.Stop;
import io.everynode.page.PageForm;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The packaged product between a person and a simulated cluster. At each step of an action, of all actions at once, it is
 * killed with SIGKILL and started again; then the same forms are sent again.
 */
final class KillHarness implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FLEET = "/api/v1/clusters/fleet/daemonsets/kills/";
    private static final Pattern TARGET = Pattern.compile("(\\w+) /\\S*/(?:daemonsets|pods)/([a-z0-9]+-[a-z]+)\\S*");
    private static final Pattern RESUME = Pattern.compile("href=\"([^\"]*)\"[^>]*>(?:<[^>]*>)*Resume…");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How far an action is when the process is killed. */
    enum Step {
        /** It reads what it is about to change. */
        UNSENT,
        /** Its request has left and never arrives. */
        LOST,
        /** Its request has left and arrives when all is over. */
        LATE,
        /** Its request is carried out, and the answer has not come. */
        APPLIED,
        /** The answer has come, and the page is being told. */
        ANSWERED,
        /** The page has been told; of a replacement, the second pod's deletion has left and never arrives. */
        TOLD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        int effects() {
            return this == UNSENT || this == LOST || this == LATE ? 0 : 1;
        }
    }

    private final KillScene scene;
    private final HeldWire wire;
    private final Path directory;
    private final PackagedJar.Start start;
    private final Map<String, Integer> tally;
    private PackagedJar everynode;

    /** @param tally is added to: how often which step ended how */
    KillHarness(long seed, Map<String, Integer> tally) throws IOException {
        this.tally = tally;
        scene = new KillScene(seed, Stream.of(Step.values()).map(Step::word).toList());
        wire = new HeldWire(scene.cluster.url());
        directory = Files.createTempDirectory("everynode-kills");
        Path kubeconfig = Files.writeString(
                directory.resolve("kubeconfig"), scene.cluster.kubeconfig().replace(scene.cluster.url(), wire.url()));
        start = new PackagedJar.Start()
                .option("-Xmx512m")
                // Sooner there, as it never lives long.
                .option("-XX:TieredStopAtLevel=1")
                .option("-XX:+UseSerialGC")
                .environment("KUBECONFIG", kubeconfig.toString())
                .config("everynode.source", "kubeconfig")
                .config("everynode.login", "none")
                .config("everynode.audit.directory", directory)
                .config("everynode.session.key-file", Files.write(directory.resolve("key"), new byte[64]));
        everynode = start.go();
        RestAssured.port = everynode.port();
    }

    void round() throws Exception {
        for (Step step : Step.values()) {
            trial(step);
        }
        // Nothing came after all.
        for (Step step : Step.values()) {
            KillScene.ACTIONS.forEach(action -> assertThat(scene.effects(action + "-" + step.word()))
                    .as(step + " " + action + " in the end")
                    .isEqualTo(KillScene.whole(action)));
        }
    }

    private void trial(Step step) throws Exception {
        awaitShown(step);
        Map<String, PageForm> pages = new TreeMap<>();
        clicks().forEach(action -> pages.put(action, scene.page(action, step.word())));
        stopAt(step);
        List<Future<String>> clicks = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            pages.values()
                    .forEach(p -> clicks.add(people.submit(
                            () -> p.send().statusCode(303).extract().header("Location"))));
            await().atMost(PATIENCE).until(() -> stopped(step, clicks));
            if (step == Step.TOLD) {
                for (Future<String> click : clicks) {
                    assertThat(click.get()).contains("/clusters/");
                }
            }
            everynode.kill();
            wire.release();
        }
        Files.writeString(audit(), "{\"ts\":\"2026-11-24T07:13:0", StandardOpenOption.APPEND);
        if (step != Step.LATE) {
            wire.lose();
        }
        everynode = start.go();
        awaitShown(step);

        Map<String, String> first = afterwards(step);
        interrupted(step);
        for (var page : pages.entrySet()) {
            again(step, page.getKey(), page.getValue());
        }
        wire.arrive();
        finished(step, first);
    }

    /** Several DaemonSets are one click. */
    private static List<String> clicks() {
        return Stream.concat(KillScene.ACTIONS.stream().filter(a -> !a.startsWith("bulk")), Stream.of("bulk"))
                .toList();
    }

    private void awaitShown(Step step) {
        await().atMost(PATIENCE)
                .until(() -> everynode.status("/q/health/ready") == 200
                        && everynode.status(FLEET + "restart-" + step.word()) == 200
                        && everynode
                                .get(FLEET + "replace-" + step.word())
                                .body()
                                .contains("\"numberAvailable\":4"));
    }

    private void stopAt(Step step) {
        Map<String, Integer> seen = new ConcurrentHashMap<>();
        wire.plan(request -> {
            Matcher target = TARGET.matcher(request);
            if (!target.matches() || !target.group(2).endsWith("-" + step.word())) {
                return null;
            }
            boolean read = target.group(1).equals("GET");
            String name = target.group(2);
            return read == (step == Step.UNSENT) ? held(step, name, seen.merge(name, 1, Integer::sum)) : null;
        });
    }

    private static @Nullable Held held(Step step, String name, int number) {
        return switch (step) {
            case UNSENT, LOST, LATE -> new Held(name, Stop.LEFT);
            case APPLIED -> new Held(name, Stop.CARRIED_OUT);
            case ANSWERED -> new Held(name, number == 1 ? Stop.ANSWERED : Stop.LEFT);
            case TOLD -> number == 1 ? null : new Held(name, Stop.LEFT);
        };
    }

    private boolean stopped(Step step, List<Future<String>> clicks) {
        if (step == Step.TOLD) {
            return clicks.stream().allMatch(Future::isDone) && wire.reached.contains("replace-told");
        }
        return wire.reached.size() == KillScene.ACTIONS.size();
    }

    /** What was done, and what is said of it, once the product is there again: of each action, the outcome. */
    private Map<String, String> afterwards(Step step) throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (String action : KillScene.ACTIONS) {
            String name = action + "-" + step.word();
            JsonNode line = last(name);
            String outcome = line.path("outcome").asText();
            String what = step + " " + action + ": " + line;
            assertThat(scene.effects(name)).as(what).isEqualTo(step.effects());
            assertThat(outcome).as(what).isIn(truths(step));
            assertThat(row(line.path("requestId").asText())).as(what).contains(" " + outcome + "</td>");
            told.put(action, outcome);
        }
        return told;
    }

    /** What may be said of it. On a slow machine a request can have waited for its answer as long as it does. */
    private static List<String> truths(Step step) {
        return switch (step) {
            case UNSENT -> List.of("unknown", "unreachable");
            case LOST, LATE -> List.of("unknown");
            case APPLIED, ANSWERED -> List.of("accepted", "unknown");
            case TOLD -> List.of("accepted");
        };
    }

    /** Of the page that people see. */
    private String row(String requestId) {
        String page = everynode.get("/activity").body();
        String mark = "<tr id=\"deed." + requestId + "\">";
        assertThat(page).contains(mark);
        return page.split(Pattern.quote(mark), 2)[1].split("</tr>", 2)[0];
    }

    /** Nothing carries a replacement on but a person. */
    private void interrupted(Step step) throws IOException {
        String name = "replace-" + step.word();
        String address = "/clusters/fleet/daemonsets/kills/" + name + "/replacements/"
                + last(name).path("requestId").asText();
        assertThat(everynode.get("/activity").body()).contains(address);
        assertThat(everynode.get(address).body())
                .contains("The replacement of " + name + " is paused; only you can resume it.", "Resume…")
                .contains(step.effects() + " of 3 old pod");
    }

    private void again(Step step, String action, PageForm page) throws IOException {
        List<String> names = KillScene.ACTIONS.stream()
                .filter(a -> a.startsWith(action))
                .map(a -> a + "-" + step.word())
                .toList();
        List<JsonNode> first = names.stream().map(this::last).toList();
        List<Integer> before = names.stream().map(scene::effects).toList();
        String location = page.send().statusCode(303).extract().header("Location");
        String address = location.substring(location.indexOf("/clusters"));
        String answer = everynode.get(address).body();
        for (int i = 0; i < names.size(); i++) {
            told(step, action, names.get(i), first.get(i), before.get(i), answer);
        }
        if (action.equals("replace")
                && first.getFirst().path("outcome").asText().equals("accepted")) {
            resumed(answer);
        }
    }

    private void told(Step step, String action, String name, JsonNode first, int before, String answer) {
        String outcome = last(name).path("outcome").asText();
        int effects = scene.effects(name) - before;
        String what = step + " " + name + " again: " + outcome;
        int most = KillScene.whole(action);
        if (first.path("outcome").asText().equals("accepted")) {
            // It is remembered by its key, so it is no second attempt.
            assertThat(last(name)).as(what).isEqualTo(first);
            assertThat(effects).as(what).isZero();
            assertThat(answer).as(what).contains(recalled(action, name));
            return;
        }
        switch (outcome) {
            case "accepted" -> assertThat(effects).as(what).isBetween(name.startsWith("replace") ? 0 : 1, most);
            case "unknown" -> assertThat(effects).as(what).isBetween(0, most);
            default -> assertThat(effects).as(what).isZero();
        }
    }

    private static String recalled(String action, String name) {
        return switch (action) {
            case "replace" -> "only you can resume it";
            case "force" -> "The pods of " + name + " are replaced.";
            default -> "It was not sent a second time.";
        };
    }

    /** By a person, on its page. */
    private void resumed(String progress) {
        Matcher way = RESUME.matcher(progress);
        assertThat(way.find()).isTrue();
        PageForm.ask(way.group(1).replace("&amp;", "&")).send().statusCode(303);
    }

    private void finished(Step step, Map<String, String> first) {
        for (String action : KillScene.ACTIONS) {
            String name = action + "-" + step.word();
            await(name).atMost(PATIENCE).until(() -> scene.effects(name) == KillScene.whole(action));
            String again = last(name).path("outcome").asText();
            tally.merge(
                    "%-8s %-8s told %-8s again %s".formatted(step.word(), action, first.get(action), again),
                    1,
                    Integer::sum);
        }
    }

    private Path audit() {
        return directory.resolve("audit.jsonl");
    }

    /** The newest line that tells an outcome of the whole action, which is not one of a single pod's of several. */
    private JsonNode last(String name) {
        try (Stream<String> lines = Files.lines(audit())) {
            return lines.map(KillHarness::parsed)
                    .filter(l -> l.path("name").asText().equals(name) && l.has("outcome"))
                    .filter(l -> !l.path("dryRun").asBoolean())
                    .filter(l -> !l.path("action").asText().startsWith("replace the pod of"))
                    .reduce((a, b) -> b)
                    .orElseThrow(() -> new AssertionError("no outcome of " + name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Nothing, of a torn line. */
    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            return JSON.nullNode();
        }
    }

    static String table(Map<String, Integer> tally) {
        int kills = tally.values().stream().mapToInt(Integer::intValue).sum();
        return kills + " actions under way when the process was killed, " + Arrays.toString(Step.values()) + ":\n"
                + tally.entrySet().stream()
                        .map(e -> "  " + e.getKey() + ": " + e.getValue())
                        .collect(joining("\n"));
    }

    @Override
    public void close() throws IOException {
        everynode.close();
        wire.close();
        scene.close();
    }
}
