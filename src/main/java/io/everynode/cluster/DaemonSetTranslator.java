package io.everynode.cluster;

import io.everynode.model.ClusterName;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.IntOrPercent;
import io.everynode.model.LabelSelector;
import io.everynode.model.Requirement;
import io.everynode.model.UpdateStrategy;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDaemonSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A DaemonSet as fabric8 reads it becomes facts; the whole of it is kept beside them as canonical JSON. */
public final class DaemonSetTranslator {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final int DEFAULT_HISTORY = 10;
    private static final IntOrPercent ONE = new IntOrPercent(1, false);
    private static final IntOrPercent ZERO = new IntOrPercent(0, false);

    private DaemonSetTranslator() {}

    /** @throws IllegalArgumentException naming the field that is not what it should be */
    public static DaemonSetFacts facts(ClusterName cluster, DaemonSet daemonSet) {
        ObjectMeta meta = Fields.meta(daemonSet);
        DaemonSetSpec spec = daemonSet.getSpec();
        if (spec == null || spec.getTemplate() == null) {
            throw new IllegalArgumentException("spec.template: expected a pod template, found none");
        }
        DaemonSetStatus status = Objects.requireNonNullElseGet(daemonSet.getStatus(), DaemonSetStatus::new);
        return new DaemonSetFacts(
                new DaemonSetRef(cluster, Fields.namespace(meta), Fields.name(meta)),
                Fields.uid(meta),
                Fields.text(meta.getResourceVersion()),
                Fields.createdAt(meta),
                Fields.instant("metadata.deletionTimestamp", meta.getDeletionTimestamp()),
                List.copyOf(Fields.list(meta.getFinalizers())),
                Fields.number(meta.getGeneration()),
                Fields.number(status.getObservedGeneration()),
                Fields.map(meta.getLabels()),
                withoutLastApplied(meta.getAnnotations()),
                managers(meta),
                selector(spec.getSelector()),
                TemplateTranslator.facts(spec.getTemplate()),
                strategy(spec.getUpdateStrategy()),
                (int) Fields.number(spec.getMinReadySeconds()),
                spec.getRevisionHistoryLimit() == null ? DEFAULT_HISTORY : spec.getRevisionHistoryLimit(),
                counts(status),
                Canonical.ofModel(daemonSet));
    }

    static Map<String, String> withoutLastApplied(@Nullable Map<String, String> annotations) {
        var kept = new HashMap<>(Fields.map(annotations));
        kept.remove(LAST_APPLIED);
        return Map.copyOf(kept);
    }

    private static List<String> managers(ObjectMeta meta) {
        var newestLast = new LinkedHashSet<String>();
        Fields.list(meta.getManagedFields()).stream()
                .sorted(Comparator.comparing((ManagedFieldsEntry m) -> Fields.text(m.getTime())))
                .map(m -> Fields.text(m.getManager()))
                .forEach(newestLast::addLast);
        return List.copyOf(newestLast);
    }

    private static LabelSelector selector(io.fabric8.kubernetes.api.model.@Nullable LabelSelector selector) {
        return selector == null
                ? new LabelSelector(Map.of(), List.of())
                : new LabelSelector(
                        Fields.map(selector.getMatchLabels()),
                        Fields.list(selector.getMatchExpressions()).stream()
                                .map(r -> new Requirement(
                                        Fields.text(r.getKey()),
                                        Fields.text(r.getOperator()),
                                        List.copyOf(Fields.list(r.getValues()))))
                                .toList());
    }

    private static UpdateStrategy strategy(@Nullable DaemonSetUpdateStrategy strategy) {
        if (strategy != null && "OnDelete".equals(strategy.getType())) {
            return new UpdateStrategy.OnDelete();
        }
        RollingUpdateDaemonSet bounds = strategy == null ? null : strategy.getRollingUpdate();
        return new UpdateStrategy.RollingUpdate(
                bounds == null ? ONE : bound("maxUnavailable", bounds.getMaxUnavailable(), ONE),
                bounds == null ? ZERO : bound("maxSurge", bounds.getMaxSurge(), ZERO));
    }

    private static IntOrPercent bound(String field, @Nullable IntOrString written, IntOrPercent otherwise) {
        if (written == null) {
            return otherwise;
        }
        if (written.getIntVal() != null) {
            return new IntOrPercent(written.getIntVal(), false);
        }
        String text = Fields.text(written.getStrVal());
        boolean percent = text.endsWith("%");
        try {
            return new IntOrPercent(Integer.parseInt(percent ? text.substring(0, text.length() - 1) : text), percent);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "spec.updateStrategy.rollingUpdate." + field + ": expected a number or a percentage, found \""
                            + text + "\"",
                    e);
        }
    }

    private static Counts counts(DaemonSetStatus status) {
        return new Counts(
                (int) Fields.number(status.getDesiredNumberScheduled()),
                (int) Fields.number(status.getCurrentNumberScheduled()),
                (int) Fields.number(status.getNumberReady()),
                (int) Fields.number(status.getUpdatedNumberScheduled()),
                (int) Fields.number(status.getNumberAvailable()),
                (int) Fields.number(status.getNumberUnavailable()),
                (int) Fields.number(status.getNumberMisscheduled()));
    }
}
