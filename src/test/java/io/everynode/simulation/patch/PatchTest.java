package io.everynode.simulation.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.StatusException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each patch makes of an object; the expectations were read off a real API server (1.36.3). Quotes are written as {@code '}. */
class PatchTest {
    private static final String JSON = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'a':1}           | [{'op':'add','path':'/b','value':2}]                    | {'a':1,'b':2}
                    {'a':[1,3]}       | [{'op':'add','path':'/a/1','value':2}]                  | {'a':[1,2,3]}
                    {'a':[1]}         | [{'op':'add','path':'/a/-','value':2}]                  | {'a':[1,2]}
                    {'a':1}           | [{'op':'replace','path':'/a','value':2}]                | {'a':2}
                    {'a':1}           | [{'op':'replace','path':'/b','value':2}]                | {'a':1,'b':2}
                    {'a':[1,2]}       | [{'op':'replace','path':'/a/1','value':9}]              | {'a':[1,9]}
                    {'a':{'b':1}}     | [{'op':'remove','path':'/a/b'}]                         | {'a':{}}
                    {'a':[1,2]}       | [{'op':'remove','path':'/a/0'}]                         | {'a':[2]}
                    {'a':[1,2]}       | [{'op':'move','from':'/a/1','path':'/a/0'}]             | {'a':[2,1]}
                    {'a':1}           | [{'op':'copy','from':'/a','path':'/b'}]                 | {'a':1,'b':1}
                    {'a':1}           | [{'op':'test','path':'/a','value':1.0}]                 | {'a':1}
                    {'a':1}           | [{'op':'test','path':'/b','value':null}]                | {'a':1}
                    {'a/b':1,'c~d':2} | [{'op':'remove','path':'/a~1b'},{'op':'remove','path':'/c~0d'}] | {}
                    """)
    void jsonPatch(String before, String patch, String after) {
        assertPatched(JSON, before, patch, after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'a':1}        | [{'op':'test','path':'/a','value':2}]
                    {'a':1}        | [{'op':'remove','path':'/b'}]
                    {'a':[1]}      | [{'op':'add','path':'/a/3','value':2}]
                    {'a':[1]}      | [{'op':'replace','path':'/a/1','value':2}]
                    {'a':1}        | [{'op':'replace','path':'/b/c','value':2}]
                    {'a':1}        | [{'op':'add','path':'/a/b','value':2}]
                    {'a':1}        | [{'op':'copy','from':'/b','path':'/c'}]
                    {'a':1}        | [{'op':'frobnicate','path':'/a'}]
                    {'a':1}        | [{'op':'add'}]
                    {'a':1}        | [{'op':'remove','path':''}]
                    {'a':1}        | [{'op':'move','from':'/a'}]
                    {'a':1}        | [{'op':'move','path':'/b'}]
                    {'a':1}        | [{'op':'move','from':'','path':'/b'}]
                    {'a':1}        | [{'op':'copy','path':'/b'}]
                    {'a':1}        | [{'op':'copy','from':'','path':'/b'}]
                    {'a':1}        | [{}]
                    {'a':1}        | [{'op':'add','path':'a','value':2}]
                    """)
    void aJsonPatchThatDoesNotFitChangesNothingAndIsRefused(String before, String patch) throws Exception {
        ObjectNode object = read(before);

        assertThatThrownBy(() -> patch(JSON, patch).apply(object))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status().code()).isEqualTo(422));
        assertThat(object).isEqualTo(read(before));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'a':1}               | {'b':2}                   | {'a':1,'b':2}
                    {'a':{'b':1,'c':2}}   | {'a':{'b':null,'d':3}}    | {'a':{'c':2,'d':3}}
                    {'a':[{'name':'x'}]}  | {'a':[{'name':'y'}]}      | {'a':[{'name':'y'}]}
                    {'a':1}               | {'a':{'b':null,'c':1}}    | {'a':{'c':1}}
                    {'a':1}               | {}                        | {'a':1}
                    """)
    void mergePatch(String before, String patch, String after) {
        assertPatched(MERGE, before, patch, after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'containers':[{'name':'a','image':'1'}]}            | {'containers':[{'name':'a','image':'2'}]}                           | {'containers':[{'name':'a','image':'2'}]}
                    {'containers':[{'name':'a'}]}                        | {'containers':[{'name':'b'}]}                                       | {'containers':[{'name':'b'},{'name':'a'}]}
                    {'containers':[{'name':'a'},{'name':'b'}]}           | {'containers':[{'name':'a','$patch':'delete'}]}                     | {'containers':[{'name':'b'}]}
                    {'containers':[{'name':'a'},{'name':'b'}]}           | {'containers':[{'$patch':'replace'},{'name':'c'}]}                  | {'containers':[{'name':'c'}]}
                    {'containers':[{'name':'a'},{'name':'b'}]}           | {'$setElementOrder/containers':[{'name':'b'},{'name':'a'}]}         | {'containers':[{'name':'b'},{'name':'a'}]}
                    {'containers':[{'name':'a'},{'name':'b'}]}           | {'$setElementOrder/containers':[{'name':'a'},{'name':'c'},{'name':'b'}],'containers':[{'name':'c'}]} | {'containers':[{'name':'a'},{'name':'c'},{'name':'b'}]}
                    {'containers':[{'name':'a'},{'name':'b'}]}           | {'$setElementOrder/containers':[{'name':'b'}],'containers':[{'name':'b','image':'2'}]} | {'containers':[{'name':'a'},{'name':'b','image':'2'}]}
                    {'env':[{'name':'A','value':'1'},{'name':'B'}]}      | {'env':[{'name':'C'},{'name':'A','$patch':'delete'}]}               | {'env':[{'name':'C'},{'name':'B'}]}
                    {'ports':[{'containerPort':80,'protocol':'TCP'}]}    | {'ports':[{'containerPort':80,'protocol':'UDP'}]}                   | {'ports':[{'containerPort':80,'protocol':'UDP'}]}
                    {'volumeMounts':[{'mountPath':'/a','name':'x'}]}     | {'volumeMounts':[{'mountPath':'/a','name':'y'}]}                    | {'volumeMounts':[{'mountPath':'/a','name':'y'}]}
                    {'volumes':[{'name':'v','emptyDir':{}}]}             | {'volumes':[{'name':'v','$retainKeys':['name','hostPath'],'hostPath':{'path':'/v'}}]} | {'volumes':[{'name':'v','hostPath':{'path':'/v'}}]}
                    {'tolerations':[{'key':'a'}]}                        | {'tolerations':[{'key':'b'}]}                                       | {'tolerations':[{'key':'b'}]}
                    {'taints':[{'key':'a','effect':'NoSchedule'}]}       | {'taints':[{'key':'b','effect':'NoExecute'}]}                       | {'taints':[{'key':'b','effect':'NoExecute'}]}
                    {'conditions':[{'type':'A','status':'1'}]}           | {'conditions':[{'type':'B'},{'type':'A','status':'2'}]}             | {'conditions':[{'type':'B'},{'type':'A','status':'2'}]}
                    {'ownerReferences':[{'uid':'1'},{'uid':'2'}]}        | {'ownerReferences':[{'$patch':'delete','uid':'1'}]}                 | {'ownerReferences':[{'uid':'2'}]}
                    {'finalizers':['a']}                                 | {'finalizers':['b']}                                                | {'finalizers':['b','a']}
                    {'finalizers':['a','b']}                             | {'$deleteFromPrimitiveList/finalizers':['a']}                       | {'finalizers':['b']}
                    {'args':['a','b']}                                   | {'args':['c']}                                                      | {'args':['c']}
                    {'nodeSelector':{'a':'1','b':'2'}}                   | {'nodeSelector':{'$patch':'replace','c':'3'}}                       | {'nodeSelector':{'c':'3'}}
                    {'nodeSelector':{'a':'1'},'x':1}                     | {'nodeSelector':{'$patch':'delete'}}                                | {'x':1}
                    {'a':{'b':1,'c':2}}                                  | {'a':{'b':null,'$patch':'merge'}}                                   | {'a':{'c':2}}
                    {'volumes':[{'name':'v'}]}                           | {'volumes':null}                                                    | {}
                    """)
    void strategicMergePatch(String before, String patch, String after) {
        assertPatched(STRATEGIC, before, patch, after);
    }

    @Test
    void aRevisionsDataReplacesTheWholeTemplate() throws Exception {
        String before = """
                {'spec':{'minReadySeconds':5,'template':{'metadata':{'annotations':{'restartedAt':'now'}},
                 'spec':{'containers':[{'name':'a','image':'2'},{'name':'b'}],'volumes':[{'name':'v'}]}}}}""";
        String revision = "{'spec':{'template':{'$patch':'replace','spec':{'containers':[{'name':'a','image':'1'}]}}}}";

        assertPatched(
                STRATEGIC,
                before,
                revision,
                "{'spec':{'minReadySeconds':5,'template':{'spec':{'containers':[{'name':'a','image':'1'}]}}}}");
    }

    @Test
    void anElementWithoutItsKeyAndAnUnknownDirectiveAreRefused() {
        for (String patch : List.of("{'containers':[{'image':'x'}]}", "{'a':{'$patch':'frobnicate'}}")) {
            assertThatThrownBy(() -> patch(STRATEGIC, patch).apply(read("{'a':{}}")))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status().code()).isEqualTo(500));
        }
    }

    @Test
    void otherKindsOfPatchAndOtherShapesAreRefused() {
        assertThatThrownBy(() -> patch("text/plain", "{}")).hasMessage("415: Unsupported Media Type");
        assertThatThrownBy(() -> patch(JSON, "{}")).hasMessageContaining("cannot unmarshal object");
        assertThatThrownBy(() -> patch(MERGE, "[]")).hasMessageContaining("cannot unmarshal array");
    }

    private static void assertPatched(String mediaType, String before, String patch, String after) {
        try {
            ObjectNode object = read(before);
            assertThat(patch(mediaType, patch).apply(object)).isEqualTo(read(after));
            assertThat(object).as("the object itself").isEqualTo(read(before));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Patch patch(String mediaType, String patch) throws IOException {
        return Patch.of(mediaType, new ObjectMapper().readTree(patch.replace('\'', '"')));
    }

    private static ObjectNode read(String text) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
