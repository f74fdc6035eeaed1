package io.everynode.simulation.api;

import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.registry.StatusException;
import java.util.List;

/** What somebody wants to do, as authorisation sees it. */
record Attributes(String user, Verb verb, Target.Objects target) {

    /** {@code daemonsets.apps}, {@code pods/binding}. */
    String resource() {
        return resource(target.kind().group(), target.kind().plural(), target.subresource());
    }

    static String resource(String group, String plural, String subresource) {
        String qualified = group.isEmpty() ? plural : plural + "." + group;
        return subresource.isEmpty() ? qualified : qualified + "/" + subresource;
    }

    /** 403, worded as {@code k8s.io/apiserver} words it. */
    StatusException forbidden() {
        String plural = target.kind().plural() + (target.subresource().isEmpty() ? "" : "/" + target.subresource());
        String where = target.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"%s\"".formatted(target.namespace());
        String subject = target.kind().qualified() + (target.name().isEmpty() ? "" : " \"" + target.name() + "\"");
        String message = "%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                .formatted(subject, user, verb.word(), plural, target.kind().group(), where);
        ApiStatus.Details details = new ApiStatus.Details(
                target.name(), target.kind().group(), target.kind().plural(), List.of(), 0);
        return new ApiStatus(403, "Forbidden", message, details).exception();
    }
}
