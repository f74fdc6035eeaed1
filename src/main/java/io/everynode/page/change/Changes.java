package io.everynode.page.change;

import io.everynode.action.Action;
import io.everynode.action.Activity;
import io.everynode.action.Answer;
import io.everynode.action.Critical;
import io.everynode.action.Gate;
import io.everynode.action.Order;
import io.everynode.action.Outcome;
import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.page.NodeOrder;
import io.everynode.page.PoolConfig;
import io.everynode.web.BadInput;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Links;
import io.everynode.web.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Draws the page before an action and the page after it, and goes through the gate between the two. */
@ApplicationScoped
public class Changes {
    private final Gate gate;
    private final Board board;
    private final Who who;
    private final Frames frames;
    private final PoolConfig pools;

    Changes(Gate gate, Board board, Who who, Frames frames, PoolConfig pools) {
        this.gate = gate;
        this.board = board;
        this.who = who;
        this.frames = frames;
        this.pools = pools;
    }

    /** @throws NotFoundException also for a cluster that the caller may not see */
    DaemonSetRef ref(String cluster, String namespace, String name) {
        Caller caller = who.caller();
        ClusterName known = board.clusters().stream()
                .filter(c -> c.value().equals(cluster) && caller.sees(c))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return new DaemonSetRef(known, namespace, name);
    }

    Instant now(DaemonSetRef ref) {
        return board.clock(ref.cluster()).instant();
    }

    /** @throws NotFoundException where there is no such DaemonSet */
    DaemonSetUnderstanding daemonSet(DaemonSetRef ref) {
        return Optional.ofNullable(view(ref).understanding().daemonSets().get(ref))
                .orElseThrow(NotFoundException::new);
    }

    TemplateInstance strategyForm(DaemonSetRef ref) {
        StrategyForm form = StrategyForm.of(view(ref), daemonSet(ref));
        return Templates.strategy(frame(ref, "Update strategy of " + ref.name() + "?"), form);
    }

    TemplateInstance nodesForm(DaemonSetRef ref, NodesForm.Choice choice) {
        NodesForm form = NodesForm.of(view(ref), daemonSet(ref), choice);
        return Templates.nodes(frame(ref, "Replace pods of " + ref.name() + "?"), form);
    }

    /** What was refused has an answer, what began has a progress. */
    Response progress(DaemonSetRef ref, String requestId) {
        return gate.replacement(who.caller(), ref, requestId)
                .map(p -> {
                    ProgressView page = ProgressView.of(p, view(ref).title());
                    return Response.ok(Templates.progress(frame(ref, page.fact()), page, p.moving()))
                            .build();
                })
                .orElseGet(() -> Response.ok(answer(ref, requestId)).build());
    }

    Response cancel(DaemonSetRef ref, String requestId) {
        if (gate.cancel(who.caller(), ref, requestId).isEmpty()) {
            throw new NotFoundException();
        }
        return Response.seeOther(URI.create(Links.action(ref, "replacements") + "/" + Links.part(requestId)))
                .build();
    }

    TemplateInstance imagesForm(DaemonSetRef ref) {
        ImagesForm form = ImagesForm.of(view(ref), daemonSet(ref));
        return Templates.images(frame(ref, "Set image of " + ref.name() + "?"), form);
    }

    /** The page before: what will happen, as the API server's own dry run answers. */
    TemplateInstance confirm(Action action) {
        DaemonSetRef ref = action.target();
        DaemonSetUnderstanding daemonSet = daemonSet(ref);
        var order = new Order(daemonSet.facts().uid(), daemonSet.facts().generation(), null, true, null);
        Answer planned = gate.perform(action, who.caller(), order);
        gate.drawn(daemonSet.facts());
        View view = view(ref);
        Confirmation page = Confirmation.of(
                view,
                daemonSet,
                NodeOrder.of(view.snapshot().nodes(), NodeOrder.By.POOL, pools),
                planned,
                UUID.randomUUID().toString());
        TemplateInstance html = Templates.confirm(frame(ref, page.asked().act() + " " + ref.name() + "?"), page);
        if (planned.outcome() instanceof Outcome.Crowded) {
            throw new WebApplicationException(busy(planned, html));
        }
        return html;
    }

    /** Performs it, and leads to the page after: a reload or a step back acts on nothing. */
    Response perform(Action action, OrderForm form) {
        Order order = form.order();
        DaemonSetRef ref = action.target();
        if (critical(ref) && !ref.name().equals(form.typed)) {
            throw new BadInput("typed", "the name " + ref.name() + ", because it is critical");
        }
        Answer answer = gate.perform(action, who.caller(), order);
        if (answer.outcome() instanceof Outcome.Crowded) {
            return busy(answer, page(answer));
        }
        return Response.seeOther(URI.create(Addresses.answer(action, answer.requestId())))
                .build();
    }

    /** @param html says that there was no room */
    static Response busy(Answer crowded, TemplateInstance html) {
        return Response.status(crowded.outcome().status())
                .header(Activity.ANSWERED, crowded.requestId())
                .header("Retry-After", Outcome.Crowded.RETRY_SECONDS)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html)
                .build();
    }

    /** The page after. @throws NotFoundException also once it is forgotten, an hour later */
    TemplateInstance answer(DaemonSetRef ref, String requestId) {
        Answer answer = gate.answer(who.caller(), requestId)
                .filter(a -> a.action().target().equals(ref))
                .orElseThrow(NotFoundException::new);
        return page(answer);
    }

    private TemplateInstance page(Answer answer) {
        DaemonSetRef ref = answer.action().target();
        Result result = Result.of(answer, view(ref).title(), critical(ref), shown(answer));
        return Templates.result(frame(ref, result.fact()), result);
    }

    private boolean shown(Answer answer) {
        DaemonSetUnderstanding shown = view(answer.action().target())
                .understanding()
                .daemonSets()
                .get(answer.action().target());
        return shown == null
                || !(answer.outcome() instanceof Outcome.Accepted accepted)
                || accepted.generation() == null
                || shown.facts().generation() >= accepted.generation();
    }

    private boolean critical(DaemonSetRef ref) {
        return board.view(ref.cluster())
                .map(v -> v.understanding().daemonSets().get(ref))
                .flatMap(d -> Critical.why(d.facts()))
                .isPresent();
    }

    private View view(DaemonSetRef ref) {
        return board.view(ref.cluster()).orElseThrow(NotFoundException::new);
    }

    private Frame frame(DaemonSetRef ref, String title) {
        return frames.of(who.caller(), Section.DAEMON_SETS, ref.cluster())
                .titled(title + " · " + view(ref).title())
                .narrowed();
    }

    @CheckedTemplate(basePath = "change")
    static class Templates {
        static native TemplateInstance confirm(Frame frame, Confirmation page);

        static native TemplateInstance images(Frame frame, ImagesForm form);

        static native TemplateInstance strategy(Frame frame, StrategyForm form);

        static native TemplateInstance nodes(Frame frame, NodesForm form);

        static native TemplateInstance progress(Frame frame, ProgressView page, boolean moving);

        static native TemplateInstance result(Frame frame, Result result);
    }
}
