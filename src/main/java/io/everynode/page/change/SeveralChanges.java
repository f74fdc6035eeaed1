package io.everynode.page.change;

import io.everynode.action.Action;
import io.everynode.action.Answer;
import io.everynode.action.Critical;
import io.everynode.action.Gate;
import io.everynode.action.Order;
import io.everynode.action.Permits;
import io.everynode.action.Rights.Need;
import io.everynode.action.Several;
import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Uid;
import io.everynode.page.Crumb;
import io.everynode.page.Permissions;
import io.everynode.web.BadInput;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Links;
import io.everynode.web.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws the page on which several DaemonSets are chosen, and the one with an answer for each. */
@ApplicationScoped
public class SeveralChanges {
    private final Several several;
    private final Gate gate;
    private final Board board;
    private final Who who;
    private final Frames frames;
    private final Permissions permissions;

    SeveralChanges(Several several, Gate gate, Board board, Who who, Frames frames, Permissions permissions) {
        this.permissions = permissions;
        this.several = several;
        this.gate = gate;
        this.board = board;
        this.who = who;
        this.frames = frames;
    }

    /**
     * @param value what the form sends: the object as it is shown here
     * @param lack why the caller may not restart it, with the RBAC rule; empty where he may
     * @param alone why it has to be restarted on its own page; empty for most
     */
    record Entry(String value, String name, String namespace, String href, String sentence, String alone, String lack) {
        static Entry of(DaemonSetUnderstanding d, Permits permits) {
            DaemonSetRef ref = d.ref();
            return new Entry(
                    String.join(
                            "/",
                            ref.namespace(),
                            ref.name(),
                            d.facts().uid().value(),
                            String.valueOf(d.facts().generation())),
                    ref.name(),
                    ref.namespace(),
                    Links.daemonSet(ref),
                    d.sentence(),
                    Critical.why(d.facts()).orElse(""),
                    permits.lacking(ref, Need.PATCH)
                            .map(l -> (l.sentence() + " " + l.rule()).strip())
                            .orElse(""));
        }
    }

    /** One of the answers. */
    record Told(Verdict verdict, String name, String href, String sentence, String more) {
        static Told of(Answer answer) {
            DaemonSetRef ref = answer.action().target();
            return new Told(
                    Result.verdict(answer.outcome()),
                    ref.name(),
                    Links.daemonSet(ref),
                    answer.outcome().sentence(),
                    Addresses.answer(answer.action(), answer.requestId()));
        }
    }

    /** The page before. */
    record Choosing(List<Crumb> crumbs, String path, String back, List<Entry> entries, String at, String key) {}

    TemplateInstance choose(String cluster) {
        View view = view(cluster);
        Permits permits = permissions.ofEach(who.caller(), view.cluster());
        view.understanding().daemonSets().values().forEach(d -> gate.drawn(d.facts()));
        List<Entry> entries = view.understanding().daemonSets().values().stream()
                .map(d -> Entry.of(d, permits))
                .toList();
        return Templates.several(
                frame(view, "Restart several DaemonSets"),
                new Choosing(
                        List.of(new Crumb(view.title(), Links.overview(view.cluster())), Crumb.here("Restart several")),
                        Links.restarts(view.cluster()),
                        Links.overview(view.cluster()),
                        entries,
                        board.clock(view.cluster())
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                        UUID.randomUUID().toString()));
    }

    Response restart(
            String cluster, List<String> chosen, String restartedAt, String idempotencyKey, @Nullable String reason) {
        View view = view(cluster);
        Instant at = instant(restartedAt);
        if (chosen.size() > Several.MOST) {
            throw new BadInput("daemonSet", Several.MOST + " DaemonSets at once at most");
        }
        List<Several.Asked> asked = chosen.stream()
                .map(c -> asked(view, c, at, idempotencyKey, reason))
                .toList();
        List<Answer> given = several.perform(asked, view.cluster(), who.caller());
        Optional<Answer> crowded = Several.crowded(given);
        if (crowded.isPresent()) {
            return Changes.busy(crowded.get(), told(view, given));
        }
        String answers = given.stream()
                .map(a -> "request=" + Links.part(a.requestId()))
                .collect(Collectors.joining("&", "?", ""));
        return Response.seeOther(URI.create(Links.restarts(view.cluster()) + "/answers" + answers))
                .build();
    }

    private static Several.Asked asked(
            View view, String chosen, Instant at, String idempotencyKey, @Nullable String reason) {
        String[] parts = chosen.split("/", -1);
        if (parts.length != 4) {
            throw new BadInput("daemonSet", "what the page sends");
        }
        var ref = new DaemonSetRef(view.cluster(), parts[0], parts[1]);
        DaemonSetUnderstanding daemonSet = view.understanding().daemonSets().get(ref);
        if (daemonSet != null && Critical.why(daemonSet.facts()).isPresent()) {
            throw new BadInput("daemonSet", "no critical one such as " + ref.name() + ", which has a page of its own");
        }
        return new Several.Asked(
                new Action.Restart(ref, at),
                new Order(
                        new Uid(parts[2]),
                        Numbers.whole("daemonSet", parts[3]),
                        reason,
                        false,
                        idempotencyKey + "/" + ref.namespace() + "/" + ref.name()));
    }

    TemplateInstance answers(String cluster, List<String> requests) {
        View view = view(cluster);
        List<Answer> given = requests.stream()
                .limit(Several.MOST)
                .flatMap(r -> gate.answer(who.caller(), r).stream())
                .toList();
        if (given.isEmpty()) {
            throw new NotFoundException();
        }
        return told(view, given);
    }

    private TemplateInstance told(View view, List<Answer> given) {
        return Templates.told(
                frame(view, "Answers"), given.stream().map(Told::of).toList(), Links.overview(view.cluster()));
    }

    private static Instant instant(String restartedAt) {
        try {
            return Instant.parse(restartedAt);
        } catch (DateTimeException e) {
            throw new BadInput("restartedAt", "a time such as 2026-11-24T07:13:05Z");
        }
    }

    private View view(String cluster) {
        Caller caller = who.caller();
        return board.clusters().stream()
                .filter(c -> c.value().equals(cluster) && caller.sees(c))
                .findFirst()
                .flatMap(board::view)
                .orElseThrow(NotFoundException::new);
    }

    private Frame frame(View view, String title) {
        return frames.of(who.caller(), Section.DAEMON_SETS, view.cluster())
                .titled(title + " · " + view.title())
                .narrowed();
    }

    @CheckedTemplate(basePath = "change")
    static class Templates {
        static native TemplateInstance several(Frame frame, Choosing page);

        static native TemplateInstance told(Frame frame, List<Told> told, String back);
    }
}
