package io.everynode.api;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Revision;
import io.everynode.insight.TemplateDiff;
import io.everynode.model.RevisionFacts;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What differs between the pod templates of two revisions, as YAML, with secret values masked. */
@Path("/api/v1/clusters/{cluster}/daemonsets/{namespace}/{name}/revisions/{number}/diff")
@Authenticated
public class DiffResource {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Readings readings;
    private final TemplateDiff diff;

    DiffResource(Readings readings, TemplateDiff diff) {
        this.readings = readings;
        this.diff = diff;
    }

    /** @param to the other revision's number */
    @GET
    @Produces("text/x-diff;charset=UTF-8")
    public String get(String cluster, String namespace, String name, String number, @RestQuery @Nullable String to) {
        var understood = readings.daemonSet(cluster, namespace, name);
        RevisionFacts from = revision(understood, number("number", number));
        return diff.between(from, revision(understood, number("to", to)));
    }

    private static long number(String field, @Nullable String value) {
        if (value == null || !NUMBER.matcher(value).matches()) {
            throw Problem.badRequest(field, "the number of a revision");
        }
        return Long.parseLong(value);
    }

    private static RevisionFacts revision(DaemonSetUnderstanding understood, long number) {
        return understood.revisions().stream()
                .map(Revision::facts)
                .filter(r -> r.number().value() == number)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
