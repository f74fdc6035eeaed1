package io.everynode.simulation.ownership;

import static io.everynode.simulation.registry.ManifestFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.schema.Schema.Struct;
import io.everynode.simulation.schema.Schemas;
import io.everynode.simulation.store.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final Struct NODE = Schemas.of(Kind.NODE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'metadata':{'labels':{'a':'1'}}}                     | {'metadata':{'labels':{'b':'2'}}}            | {'metadata':{'labels':{'a':'1','b':'2'}}}
            {'metadata':{'labels':{'a':'1'}}}                     | {'metadata':{'labels':{'a':'3'}}}            | {'metadata':{'labels':{'a':'3'}}}
            {'spec':{'taints':[{'key':'a'}]}}                     | {'spec':{'taints':[{'key':'b'}]}}            | {'spec':{'taints':[{'key':'b'}]}}
            {'metadata':{'finalizers':['x']}}                     | {'metadata':{'finalizers':['y']}}            | {'metadata':{'finalizers':['x','y']}}
            {'metadata':{'ownerReferences':[{'uid':'1','name':'a'},{'uid':'2'}]}} | {'metadata':{'ownerReferences':[{'uid':'2','name':'b'},{'uid':'3'}]}} | {'metadata':{'ownerReferences':[{'uid':'1','name':'a'},{'uid':'2','name':'b'},{'uid':'3'}]}}
            {'spec':{'podCIDR':'x'}}                              | {'spec':{}}                                  | {'spec':{'podCIDR':'x'}}
            """)
    void whatIsWantedIsMergedIntoWhatIsThere(String live, String wanted, String merged) {
        assertThat(Configuration.merged(NODE, json(live), json(wanted))).isEqualTo(json(merged));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'metadata':{'labels':{'a':'1','b':'2'}}} | {'f:metadata':{'f:labels':{'f:a':{},'f:b':{}}}} | {'f:metadata':{'f:labels':{'f:b':{}}}} | {'metadata':{'labels':{'b':'2'}}}
            {'metadata':{'labels':{'a':'1'},'name':'n'}} | {'f:metadata':{'f:labels':{'f:a':{}}}}       | {'f:metadata':{'f:name':{}}}           | {'metadata':{'name':'n'}}
            {'metadata':{'finalizers':['x','y']}}     | {'f:metadata':{'f:finalizers':{'v:"x"':{}}}}    | {'f:metadata':{'f:finalizers':{'v:"y"':{}}}} | {'metadata':{'finalizers':['y']}}
            {'spec':{'podCIDR':'x'}}                  | {}                                              | {}                                     | {'spec':{'podCIDR':'x'}}
            """)
    void whatIsWantedNoMoreGoesUnlessSomebodyHoldsIt(String value, String last, String held, String pruned) {
        assertThat(Configuration.pruned(NODE, json(value), set(last), set(held)))
                .isEqualTo(json(pruned));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'metadata':{}}                        | {'metadata':{'labels':{'a':'1'}}} | {'f:metadata':{'f:labels':{'.':{},'f:a':{}}}} | {}                       | {}
            {'metadata':{'labels':{'a':'1'}}}      | {'metadata':{'labels':{'a':'2'}}} | {}                                | {'f:metadata':{'f:labels':{'f:a':{}}}} | {}
            {'metadata':{'labels':{'a':'1'}}}      | {'metadata':{'labels':{}}}        | {}                                | {}                                   | {'f:metadata':{'f:labels':{'f:a':{}}}}
            {'metadata':{'labels':{'a':'1'}}}      | {'metadata':{}}                   | {}                                | {}                                   | {'f:metadata':{'f:labels':{'.':{},'f:a':{}}}}
            {'spec':{'taints':[{'key':'a'}]}}      | {'spec':{'taints':[]}}            | {}                                | {'f:spec':{'f:taints':{}}}           | {}
            {'a':1}                                | {'a':1.0}                         | {}                                | {}                                   | {}
            """)
    void statesAreComparedFieldByField(String before, String after, String added, String modified, String removed) {
        ObjectNode old = json(before);
        Comparison comparison = Comparison.of(NODE, old, json(after));

        assertThat(comparison.added().toJson()).isEqualTo(json(added));
        assertThat(comparison.modified().toJson()).isEqualTo(json(modified));
        assertThat(comparison.removed().toJson()).isEqualTo(json(removed));
    }

    private static FieldSet set(String fields) {
        return FieldSet.of(json(fields.replace("v:\"", "v:\\\"").replace("\"'", "\\\"'")));
    }
}
