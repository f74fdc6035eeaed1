package io.everynode.simulation.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.everynode.simulation.schema.Schema.Dictionary;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.schema.Schema.Scalar;
import io.everynode.simulation.schema.Schema.Sequence;
import io.everynode.simulation.schema.Schema.Struct;
import io.everynode.simulation.store.Kind;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The types of the kinds that are served, read off the client library's model classes, which are generated from Kubernetes'. */
public final class Schemas {
    private static final String MODEL = "io.fabric8.kubernetes.api.model.";
    private static final Set<String> OF_ALL_KINDS =
            Set.of("ObjectMeta", "OwnerReference", "ManagedFieldsEntry", "LabelSelector", "LabelSelectorRequirement");

    /** Fields that the model has from a Kubernetes newer than the simulated one. */
    private static final Set<String> TOO_NEW = Set.of(
            "ClusterTrustBundleProjection.user",
            "ConfigMapVolumeSource.defaultUser",
            "DownwardAPIVolumeFile.user",
            "DownwardAPIVolumeSource.defaultUser",
            "EmptyDirVolumeSource.mode",
            "GRPCAction.mode",
            "HTTPGetAction.protocol",
            "KeyToPath.user",
            "NodeAllocatableResourceClaimStatus.mapping",
            "NodeAllocatableResourceClaimStatus.overhead",
            "NodeSpec.podPreemptionPolicy",
            "NodeSystemInfo.runningInUserNamespace",
            "PodCertificateProjection.user",
            "PodSpec.evictionResponders",
            "PodStatus.volumeHealth",
            "ProjectedVolumeSource.defaultUser",
            "SecretVolumeSource.defaultUser",
            "ServiceAccountTokenProjection.user",
            "VolumeMount.bindMountOptions");

    private static final Set<String> TIMES = Set.of("startedAt", "finishedAt", "timeAdded", "time");
    private static final Map<Class<?>, Schema> PLAIN = Map.of(
            String.class, Scalar.TEXT,
            Boolean.class, Scalar.FLAG,
            Integer.class, Scalar.INT32,
            Long.class, Scalar.INT64,
            Quantity.class, Scalar.QUANTITY,
            IntOrString.class, Scalar.INT_OR_STRING,
            MicroTime.class, Scalar.MICRO_TIME);

    private static final Map<Class<?>, Schema> KNOWN = new HashMap<>(PLAIN);
    private static final Map<Kind, Struct> KINDS = kinds();

    private Schemas() {}

    public static Struct of(Kind kind) {
        return KINDS.getOrDefault(kind, new Struct("", "", Map.of(), false));
    }

    private static Map<Kind, Struct> kinds() {
        Map<Kind, Struct> kinds = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            kinds.put(kind, (Struct) read(model(kind)));
        }
        return kinds;
    }

    private static Class<?> model(Kind kind) {
        return switch (kind) {
            case NODE -> Node.class;
            case NAMESPACE -> Namespace.class;
            case POD -> Pod.class;
            case EVENT -> Event.class;
            case RESOURCE_QUOTA -> ResourceQuota.class;
            case PRIORITY_CLASS -> PriorityClass.class;
            case DAEMON_SET -> DaemonSet.class;
            case CONTROLLER_REVISION -> ControllerRevision.class;
        };
    }

    private static Schema read(Class<?> type) {
        Schema known = KNOWN.get(type);
        if (known == null) {
            known = struct(type);
            KNOWN.put(type, known);
        }
        return known;
    }

    /** A class without fields, such as {@code FieldsV1}, or of another library stands for any JSON. */
    private static Schema struct(Class<?> type) {
        String name = type.getSimpleName();
        Map<String, Schema> fields = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            if (property != null && !TOO_NEW.contains(name + "." + property.value())) {
                fields.put(property.value(), value(name, property.value(), field.getGenericType()));
            }
        }
        return fields.isEmpty()
                ? Raw.ANYTHING
                : new Struct(name, definition(type), Collections.unmodifiableMap(fields), ListTypes.atomic(name));
    }

    private static Schema value(String owner, String field, Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = List.of(generic.getActualTypeArguments());
            Schema element = value(owner, "", arguments.getLast());
            return generic.getRawType() == List.class
                    ? new Sequence(element, ListTypes.merging(owner, field))
                    : new Dictionary(element, ListTypes.atomicMap(owner, field));
        }
        return type == String.class && isTime(field) ? Scalar.TIME : read((Class<?>) type);
    }

    private static boolean isTime(String field) {
        return field.endsWith("Timestamp") || field.endsWith("Time") || TIMES.contains(field);
    }

    private static String definition(Class<?> type) {
        String name = type.getSimpleName();
        if (OF_ALL_KINDS.contains(name)) {
            return "io.k8s.apimachinery.pkg.apis.meta.v1." + name;
        }
        String group = type.getPackageName().substring(MODEL.length() - 1).replace(".v1", "");
        return "io.k8s.api" + (group.isEmpty() ? ".core" : group) + ".v1." + name;
    }
}
