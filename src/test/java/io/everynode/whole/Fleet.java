package io.everynode.whole;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Ten DaemonSets that differ in where they run and how they are updated. */
final class Fleet {
    static final String NAMESPACE = "fleet";

    private Fleet() {}

    static List<DaemonSet> all() {
        return List.of(
                plain("agent", ds -> ds),
                plain(
                        "tolerant",
                        ds -> tolerating(
                                ds,
                                new TolerationBuilder().withOperator("Exists").build())),
                plain("gpu-only", ds -> onPool(ds, "gpu")),
                plain("general-only", ds -> onPool(ds, "general")),
                plain("nowhere", ds -> onPool(ds, "none")),
                plain("quick", ds -> rolling(ds, new IntOrString("25%"), new IntOrString(0))),
                plain("surging", ds -> rolling(ds, new IntOrString(0), new IntOrString(3))),
                plain("by-hand", Fleet::onDelete),
                plain("careful", ds -> ds.editSpec().withMinReadySeconds(2).endSpec()),
                plain(
                        "infra",
                        ds -> tolerating(
                                ds,
                                new TolerationBuilder()
                                        .withKey("node-role")
                                        .withOperator("Equal")
                                        .withValue("infra")
                                        .withEffect("NoSchedule")
                                        .build())));
    }

    private static DaemonSet plain(String name, UnaryOperator<DaemonSetBuilder> shape) {
        Map<String, String> labels = Map.of("app", name);
        return shape.apply(new DaemonSetBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .withLabels(labels)
                        .endMetadata()
                        .withNewSpec()
                        .withNewSelector()
                        .withMatchLabels(labels)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(labels)
                        .endMetadata()
                        .withNewSpec()
                        .withTerminationGracePeriodSeconds(1L)
                        .addNewContainer()
                        .withName("main")
                        .withImage("example/" + name + ":1")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec())
                .build();
    }

    private static DaemonSetBuilder onPool(DaemonSetBuilder ds, String pool) {
        return ds.editSpec()
                .editTemplate()
                .editSpec()
                .addToNodeSelector("pool", pool)
                .endSpec()
                .endTemplate()
                .endSpec();
    }

    private static DaemonSetBuilder tolerating(DaemonSetBuilder ds, Toleration toleration) {
        return ds.editSpec()
                .editTemplate()
                .editSpec()
                .addToTolerations(toleration)
                .endSpec()
                .endTemplate()
                .endSpec();
    }

    private static DaemonSetBuilder rolling(DaemonSetBuilder ds, IntOrString maxUnavailable, IntOrString maxSurge) {
        return ds.editSpec()
                .withNewUpdateStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxUnavailable(maxUnavailable)
                .withMaxSurge(maxSurge)
                .endRollingUpdate()
                .endUpdateStrategy()
                .endSpec();
    }

    private static DaemonSetBuilder onDelete(DaemonSetBuilder ds) {
        return ds.editSpec()
                .withNewUpdateStrategy()
                .withType("OnDelete")
                .endUpdateStrategy()
                .endSpec();
    }
}
