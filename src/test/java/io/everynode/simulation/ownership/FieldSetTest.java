package io.everynode.simulation.ownership;

import static io.everynode.simulation.registry.ManifestFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSetTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'f:a':{}}                  | {'f:b':{}}         | {'f:a':{},'f:b':{}}        | {'f:a':{}}          | {}
            {'f:a':{}}                  | {'f:a':{}}         | {'f:a':{}}                 | {}                  | {'f:a':{}}
            {'f:a':{'f:x':{}}}          | {'f:a':{}}         | {'f:a':{'.':{},'f:x':{}}}  | {'f:a':{'f:x':{}}}  | {}
            {'f:a':{'.':{},'f:x':{}}}   | {'f:a':{}}         | {'f:a':{'.':{},'f:x':{}}}  | {'f:a':{'f:x':{}}}  | {'f:a':{}}
            {'f:a':{'.':{},'f:x':{}}}   | {'f:a':{'f:x':{}}} | {'f:a':{'.':{},'f:x':{}}}  | {'f:a':{}}          | {'f:a':{'f:x':{}}}
            {}                          | {'f:a':{}}         | {'f:a':{}}                 | {}                  | {}
            """)
    void setsAreJoinedSubtractedAndCut(String one, String other, String union, String minus, String and) {
        FieldSet first = FieldSet.of(json(one));
        FieldSet second = FieldSet.of(json(other));

        assertThat(first.union(second).toJson()).isEqualTo(json(union));
        assertThat(first.minus(second).toJson()).isEqualTo(json(minus));
        assertThat(first.and(second).toJson()).isEqualTo(json(and));
    }

    @Test
    void waysReadAsConflictsShowThem() {
        FieldSet ports = FieldSet.EMPTY.with(
                "k:{\"protocol\":\"TCP\",\"containerPort\":80}",
                FieldSet.EMPTY.with("f:x", FieldSet.LEAF).asMember());
        FieldSet fields = FieldSet.EMPTY
                .with("f:spec", FieldSet.EMPTY.with("f:a", ports))
                .with("f:m", FieldSet.EMPTY.with("v:\"y\"", FieldSet.LEAF));

        assertThat(fields.paths())
                .containsExactly(
                        ".m[=\"y\"]",
                        ".spec.a[containerPort=80,protocol=\"TCP\"]",
                        ".spec.a[containerPort=80,protocol=\"TCP\"].x");
    }

    @Test
    void aPlaceIsTakenOutWithAllBelowIt() {
        FieldSet fields = FieldSet.of(json("{'f:m':{'f:uid':{},'f:labels':{'f:a':{}}},'f:status':{'f:x':{}}}"));

        assertThat(fields.without("f:status").without("f:m", "f:uid").toJson())
                .isEqualTo(json("{'f:m':{'f:labels':{'f:a':{}}}}"));
        assertThat(fields.without("f:nothing", "f:here")).isEqualTo(fields);
    }
}
