package io.everynode.page.change;

import io.everynode.action.Activity;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Remembers attempts that were refused before they came to the gate: without a mark, misspelt, or at nothing. */
class Refusals {
    private static final Set<String> UNSAFE = Set.of("POST", "PUT", "DELETE");
    private static final Pattern ADDRESS = Pattern.compile("/(?:api/v1/)?clusters/(?<cluster>" + ClusterName.LETTER
            + "+)/" + "(?:restarts|daemonsets/(?<namespace>[^/]+)/(?<name>[^/]+)(?:/(?<noun>[a-z]+)(?<part>/.*)?)?)");

    private final Activity activity;
    private final SecurityIdentity identity;

    Refusals(Activity activity, SecurityIdentity identity) {
        this.activity = activity;
        this.identity = identity;
    }

    @ServerResponseFilter
    public void remember(ContainerRequestContext request, ContainerResponseContext response) {
        boolean refused = UNSAFE.contains(request.getMethod()) && response.getStatus() >= 400;
        Matcher address = ADDRESS.matcher(request.getUriInfo().getPath());
        if (refused && !response.getHeaders().containsKey(Activity.ANSWERED) && address.matches()) {
            var target = new DaemonSetRef(
                    new ClusterName(address.group("cluster")),
                    Objects.requireNonNullElse(address.group("namespace"), ""),
                    Objects.requireNonNullElse(address.group("name"), ""));
            activity.refused(identity.getPrincipal().getName(), target, what(address), response.getStatus())
                    .ifPresent(id -> response.getHeaders().putSingle(Activity.ANSWERED, id));
        }
    }

    private static String what(Matcher address) {
        String name = address.group("name");
        if (name == null) {
            return "restart several DaemonSets";
        }
        return switch (Objects.requireNonNullElse(address.group("noun"), "deletion")) {
            case "restarts" -> "restart " + name;
            case "images" -> "set the image of " + name;
            case "rollbacks" -> "undo " + name;
            case "strategy" -> "set the update strategy of " + name;
            case "replacements" ->
                address.group("part") == null
                        ? "replace pods of " + name
                        : "cancel what is left of a replacement of " + name;
            default -> "delete " + name;
        };
    }
}
