package io.everynode.page.change;

import io.everynode.action.Action;
import io.everynode.action.Victim;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.Uid;
import io.everynode.web.BadInput;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Pods one after another: GET without nodes is the form, with nodes it asks; POST begins; then it can be watched. */
@Path("/clusters/{cluster}/daemonsets/{namespace}/{name}/replacements")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ReplacementResource {
    private final Changes changes;

    ReplacementResource(Changes changes) {
        this.changes = changes;
    }

    @GET
    public TemplateInstance ask(
            String cluster,
            String namespace,
            String name,
            @RestQuery List<String> node,
            @RestQuery @Nullable String force,
            @RestQuery @Nullable String choose) {
        DaemonSetRef ref = changes.ref(cluster, namespace, name);
        if (node.isEmpty()) {
            return changes.nodesForm(ref, "failing".equals(choose) ? NodesForm.Choice.FAILING : NodesForm.Choice.OLD);
        }
        boolean forced = "true".equals(force);
        List<NodeName> nodes = node.stream().map(NodeName::new).toList();
        try {
            return changes.confirm(new Action.Replace(ref, Victim.on(nodes, changes.daemonSet(ref), forced), forced));
        } catch (IllegalArgumentException e) {
            String[] said = String.valueOf(e.getMessage()).split(": expected ", 2);
            throw new BadInput(said[0], said[1]);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(
            String cluster,
            String namespace,
            String name,
            @RestForm List<String> node,
            @RestForm List<String> pod,
            @RestForm List<String> podUid,
            @RestForm @Nullable String force,
            @BeanParam OrderForm form) {
        DaemonSetRef ref = changes.ref(cluster, namespace, name);
        if (node.isEmpty() || node.size() != pod.size() || node.size() != podUid.size()) {
            throw new BadInput("node", "what the confirmation page sends");
        }
        var victims = new ArrayList<Victim>();
        for (int i = 0; i < node.size(); i++) {
            victims.add(new Victim(new NodeName(node.get(i)), pod.get(i), new Uid(podUid.get(i))));
        }
        return changes.perform(new Action.Replace(ref, List.copyOf(victims), "true".equals(force)), form);
    }

    /** While it moves, the page loads itself again; that needs no script. */
    @GET
    @Path("{request}")
    public Response watch(String cluster, String namespace, String name, String request) {
        return changes.progress(changes.ref(cluster, namespace, name), request);
    }

    @POST
    @Path("{request}/cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(String cluster, String namespace, String name, String request) {
        return changes.cancel(changes.ref(cluster, namespace, name), request);
    }
}
