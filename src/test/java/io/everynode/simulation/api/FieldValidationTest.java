package io.everynode.simulation.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.simulation.api.Client.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValidationTest extends ServerFixture {
    private static final String AGENT = DAEMON_SETS + "/agent";
    private static final String[] JSON = {"Content-Type", "application/json"};
    private static final String[] STRATEGIC = {"Content-Type", "application/strategic-merge-patch+json"};
    private static final String[] MERGE = {"Content-Type", "application/merge-patch+json"};
    private static final String[] PATCH = {"Content-Type", "application/json-patch+json"};
    private static final String ODD = """
            {'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'odd'},
             'spec':{'paused':true,'selector':{'matchLabels':{'app':'agent'}},
                     'template':{'metadata':{'labels':{'app':'agent'}},
                                 'spec':{'containers':[{'name':'main','image':'agent:1'}]}}}}""";

    @ParameterizedTest
    @ValueSource(strings = {"", "?fieldValidation=Warn"})
    void aWriterIsWarnedOfFieldsThatCountForNothing(String query) {
        Reply reply = admin.send("POST", DAEMON_SETS + query, ODD, JSON);

        assertThat(reply.code()).isEqualTo(201);
        assertThat(reply.json().at("/spec").has("paused")).isFalse();
        assertThat(warnings(reply)).containsExactly("299 - \"unknown field \\\"spec.paused\\\"\"");
    }

    @Test
    void heMayAskNotToBeTold() {
        Reply reply = admin.send("POST", DAEMON_SETS + "?fieldValidation=Ignore", ODD, JSON);

        assertThat(reply.code()).isEqualTo(201);
        assertThat(warnings(reply)).isEmpty();
    }

    @Test
    void orToBeRefused() {
        Reply reply = admin.send("POST", DAEMON_SETS + "?fieldValidation=Strict", ODD, JSON);

        assertThat(reply.code()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo(
                        "DaemonSet in version \"v1\" cannot be handled as a DaemonSet: strict decoding error: unknown field \"spec.paused\"");
    }

    @Test
    void anythingElseIsNotKnown() {
        assertThat(admin.send("POST", DAEMON_SETS + "?fieldValidation=Foo", ODD, JSON)
                        .message())
                .isEqualTo(
                        "CreateOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported value: \"Foo\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"");
    }

    @Test
    void aReplacedObjectIsLookedAtToo() {
        String body = ODD.replace("'odd'", "'agent'");

        assertThat(warnings(admin.send("PUT", AGENT, body, JSON))).hasSize(1);
        assertThat(admin.send("PUT", AGENT + "?fieldValidation=Strict", body, JSON)
                        .code())
                .isEqualTo(400);
    }

    @Test
    void ofAStrategicMergePatchItsDirectivesAreNoFields() {
        String body = "{'spec':{'paused':true,'template':{'spec':{'$setElementOrder/containers':[{'name':'main'}],"
                + "'containers':[{'name':'main','foo':1}]}}}}";
        Reply warned = admin.send("PATCH", AGENT, body, STRATEGIC);
        Reply refused = admin.send("PATCH", AGENT + "?fieldValidation=Strict", body, STRATEGIC);

        assertThat(warnings(warned))
                .containsExactly(
                        "299 - \"unknown field \\\"spec.paused\\\"\"",
                        "299 - \"unknown field \\\"spec.template.spec.containers[0].foo\\\"\"");
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.message())
                .startsWith(" \"\" is invalid: patch: Invalid value: \"map[spec:map[paused:true template:map[")
                .endsWith(
                        "strict decoding error: unknown field \"spec.paused\", unknown field \"spec.template.spec.containers[0].foo\"");
    }

    @Test
    void whatIsDoubleInAMergePatchIsFound() {
        String body = "{'spec':{'minReadySeconds':1,'minReadySeconds':2}}";

        assertThat(warnings(admin.send("PATCH", AGENT, body, MERGE)))
                .containsExactly("299 - \"duplicate field \\\"spec.minReadySeconds\\\"\"");
        assertThat(admin.send("PATCH", AGENT + "?fieldValidation=Strict", body, MERGE)
                        .message())
                .endsWith("strict decoding error: duplicate field \"spec.minReadySeconds\"");
    }

    @Test
    void theOperationsOfAJsonPatchHaveFieldsOfTheirOwn() {
        String body = "[{'op':'add','path':'/spec/paused','value':true,'foo':3,'op':'add'}]";

        assertThat(warnings(admin.send("PATCH", AGENT, body, PATCH)))
                .containsExactly(
                        "299 - \"json patch unknown field \\\"[0].foo\\\"\"",
                        "299 - \"json patch duplicate field \\\"[0].op\\\"\"",
                        "299 - \"unknown field \\\"spec.paused\\\"\"");
    }

    @Test
    void aPodIsHeldAgainstTheLevelOfItsNamespaceOnceAsItIsMade() {
        String label = "{'metadata':{'labels':{'pod-security.kubernetes.io/warn':'baseline'}}}";
        admin.send("PATCH", "/api/v1/namespaces/prod", label, MERGE);
        String pod = "{'metadata':{'name':'p'},'spec':{'hostNetwork':true,'containers':[{'name':'a','image':'b'}]}}";

        assertThat(warnings(admin.send("POST", PODS, pod, JSON))).hasSize(1);
        String labelled = "{'metadata':{'labels':{'a':'b'}}}";
        assertThat(warnings(admin.send("PATCH", PODS + "/p", labelled, MERGE))).isEmpty();
    }

    private static List<String> warnings(Reply reply) {
        return reply.response().headers().allValues("Warning");
    }
}
