package io.everynode.simulation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.store.Kind;
import org.junit.jupiter.api.Test;

class FieldScanTest {

    @Test
    void findingsStandInTheOrderOfTheText() {
        String text = """
                {'metadata':{'name':'a','zz':{'name':1,'name':2},'name':'b'},
                 'spec':{'template':{'spec':{'containers':[{'name':'m'},{'image':'i','image':'j','foo':1}],'bar':{}}},
                         'paused':true},
                 'top':1}""".replace('\'', '"');

        assertThat(FieldScan.of(text, Schemas.of(Kind.DAEMON_SET)))
                .containsExactly(
                        "unknown field \"metadata.zz\"",
                        "duplicate field \"metadata.name\"",
                        "duplicate field \"spec.template.spec.containers[1].image\"",
                        "unknown field \"spec.template.spec.containers[1].foo\"",
                        "unknown field \"spec.template.spec.bar\"",
                        "unknown field \"spec.paused\"",
                        "unknown field \"top\"");
    }

    @Test
    void namesThatTheWriterChoosesAreAllKnown() {
        String text = """
                {"metadata":{"labels":{"any":"x"},"managedFields":[{"fieldsV1":{"f:spec":{}}}]},
                 "spec":{"template":{"spec":{"nodeSelector":{"a":"b"},"containers":[{"resources":{"limits":{"gpu":1}}}]}}}}""";

        assertThat(FieldScan.of(text, Schemas.of(Kind.DAEMON_SET))).isEmpty();
    }

    @Test
    void fieldsAreKnownByTheirExactCase() {
        assertThat(FieldScan.of("{\"Metadata\":{}}", Schemas.of(Kind.POD)))
                .containsExactly("unknown field \"Metadata\"");
    }

    @Test
    void whereNothingIsKnownOfFieldsOnlyDoublesAreFound() {
        assertThat(FieldScan.of("{\"a\":{\"b\":1,\"b\":[{\"c\":1,\"c\":2}]}}", Raw.ANYTHING))
                .containsExactly("duplicate field \"a.b\"", "duplicate field \"a.b[0].c\"");
    }
}
