package io.everynode.action;

import io.everynode.model.DaemonSetFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may put a change by hand back, as far as labels, annotations and owner references tell.
 *
 * @param tool such as {@code Argo CD}
 * @param name of its application, release or object; may be empty
 */
public record Owner(String tool, String name) {
    /** Field managers that apply what they hold again and again, or at the next release. */
    private static final List<Map.Entry<String, String>> WRITERS = List.of(
            Map.entry("kustomize-controller", "Flux"), Map.entry("helm-controller", "Flux"), Map.entry("helm", "Helm"));

    public static Optional<Owner> of(DaemonSetFacts facts) {
        return Stream.of(
                        argo(facts),
                        named("Flux", facts.labels().get("kustomize.toolkit.fluxcd.io/name")),
                        named("Flux", facts.labels().get("helm.toolkit.fluxcd.io/name")),
                        controller(facts),
                        named("Helm", facts.annotations().get("meta.helm.sh/release-name")),
                        managedBy(facts),
                        writer(facts))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Owner> argo(DaemonSetFacts facts) {
        String tracked = facts.annotations().get("argocd.argoproj.io/tracking-id");
        if (tracked != null) {
            return Optional.of(new Owner("Argo CD", tracked.split(":", 2)[0]));
        }
        return facts.managers().stream().anyMatch(m -> m.startsWith("argocd-"))
                ? Optional.of(new Owner("Argo CD", facts.labels().getOrDefault("app.kubernetes.io/instance", "")))
                : Optional.empty();
    }

    /** Where neither label nor annotation tells: who wrote its fields. */
    private static Optional<Owner> writer(DaemonSetFacts facts) {
        return WRITERS.stream()
                .filter(w -> facts.managers().contains(w.getKey()))
                .map(w -> new Owner(w.getValue(), ""))
                .findFirst();
    }

    private static Optional<Owner> named(String tool, @org.jspecify.annotations.Nullable String name) {
        return Optional.ofNullable(name).map(n -> new Owner(tool, n));
    }

    /** An operator's object, such as {@code DatadogAgent datadog}. */
    private static Optional<Owner> controller(DaemonSetFacts facts) {
        return Json.stream(Json.parsed(facts.json().text()).at("/metadata/ownerReferences"))
                .filter(o -> o.path("controller").asBoolean())
                .map(o -> new Owner(o.path("kind").asText(), o.path("name").asText()))
                .findFirst();
    }

    private static Optional<Owner> managedBy(DaemonSetFacts facts) {
        String tool = facts.labels().getOrDefault("app.kubernetes.io/managed-by", "");
        return tool.isEmpty() ? Optional.empty() : Optional.of(new Owner(tool, ""));
    }

    /** Such as {@code Argo CD · monitoring}. */
    public String badge() {
        return name.isEmpty() ? tool : tool + " · " + name;
    }
}
