package io.everynode.simulation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.simulation.schema.Schema.Dictionary;
import io.everynode.simulation.schema.Schema.Merging.Keyed;
import io.everynode.simulation.schema.Schema.Merging.Whole;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.schema.Schema.Scalar;
import io.everynode.simulation.schema.Schema.Sequence;
import io.everynode.simulation.schema.Schema.Struct;
import io.everynode.simulation.store.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The facts are those of the OpenAPI document of a kube-apiserver 1.36. */
class SchemasTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasATypeWithMetadata(Kind kind) {
        Struct type = Schemas.of(kind);

        assertThat(type.name()).isEqualTo(kind.kindName());
        assertThat(type.definition()).startsWith("io.k8s.api.").endsWith(".v1." + kind.kindName());
        assertThat(at(kind, "metadata"))
                .isInstanceOfSatisfying(
                        Struct.class,
                        metadata -> assertThat(metadata.definition())
                                .isEqualTo("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spec.minReadySeconds                                     | INT32
            spec.template.spec.terminationGracePeriodSeconds         | INT64
            spec.template.spec.hostNetwork                           | FLAG
            spec.template.spec.nodeName                              | TEXT
            spec.updateStrategy.rollingUpdate.maxSurge               | INT_OR_STRING
            metadata.creationTimestamp                               | TIME
            """)
    void plainFieldsAreKnown(String path, Scalar expected) {
        assertThat(at(Kind.DAEMON_SET, path.split("\\."))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metadata.ownerReferences                            | uid
            spec.template.spec.containers                       | name
            spec.template.spec.volumes                          | name
            spec.template.spec.hostAliases                      | ip
            spec.template.spec.topologySpreadConstraints        | topologyKey,whenUnsatisfiable
            status.conditions                                   | type
            """)
    void listsAreToldApartByTheirKeys(String path, String keys) {
        assertThat(at(Kind.DAEMON_SET, path.split("\\.")))
                .isInstanceOfSatisfying(
                        Sequence.class,
                        list -> assertThat(list.merging()).isEqualTo(new Keyed(List.of(keys.split(",")))));
    }

    @Test
    void otherListsAreSetsOrWhole() {
        assertThat(((Sequence) at(Kind.POD, "metadata", "finalizers")).merging())
                .isEqualTo(Whole.SET);
        assertThat(((Sequence) at(Kind.NAMESPACE, "spec", "finalizers")).merging())
                .isEqualTo(Whole.ATOMIC);
        assertThat(((Sequence) at(Kind.NODE, "spec", "taints")).merging()).isEqualTo(Whole.ATOMIC);
        assertThat(((Sequence) at(Kind.POD, "spec", "tolerations")).merging()).isEqualTo(Whole.ATOMIC);
    }

    @Test
    void mapsAreMergedUnlessTheySayOtherwise() {
        assertThat(at(Kind.POD, "metadata", "labels")).isEqualTo(new Dictionary(Scalar.TEXT, false));
        assertThat(at(Kind.POD, "spec", "nodeSelector")).isEqualTo(new Dictionary(Scalar.TEXT, true));
        assertThat(((Struct) at(Kind.DAEMON_SET, "spec", "selector")).atomic()).isTrue();
        assertThat(((Struct) at(Kind.DAEMON_SET, "spec", "template")).atomic()).isFalse();
    }

    @Test
    void whatMayBeAnythingIs() {
        assertThat(at(Kind.CONTROLLER_REVISION, "data")).isEqualTo(Raw.ANYTHING);
        Sequence entries = (Sequence) at(Kind.POD, "metadata", "managedFields");
        assertThat(((Struct) entries.element()).fields()).containsEntry("fieldsV1", Raw.ANYTHING);
    }

    private static Schema at(Kind kind, String... path) {
        Schema schema = Schemas.of(kind);
        for (String field : path) {
            schema = ((Struct) schema).fields().getOrDefault(field, Raw.ANYTHING);
        }
        return schema;
    }
}
