package io.everynode.simulation.api;

import static io.everynode.simulation.registry.ManifestFixtures.DAEMON_SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.api.Client.Reply;
import io.everynode.simulation.store.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritingTest extends ServerFixture {
    private static final String AGENT = DAEMON_SETS + "/agent";
    private static final String[] JSON = {"Content-Type", "application/json", "User-Agent", "tool/1.0 (x)"};
    private static final String[] MERGE = {"Content-Type", "application/merge-patch+json; charset=utf-8"};
    private static final String[] STRATEGIC = {"Content-Type", "application/strategic-merge-patch+json"};
    private static final String[] PATCH = {"Content-Type", "application/json-patch+json"};

    @Test
    void whatIsPostedIsCreatedAndItsWriterRemembered() {
        Reply reply = admin.send("POST", DAEMON_SETS, DAEMON_SET.replace("'agent'}", "'other'}"), JSON);

        assertThat(reply.code()).isEqualTo(201);
        assertThat(reply.json().at("/metadata/managedFields/0/manager").asText())
                .isEqualTo("tool");
        assertThat(admin.send("POST", DAEMON_SETS, DAEMON_SET, JSON).message())
                .isEqualTo("daemonsets.apps \"agent\" already exists");
    }

    @Test
    void anOldVersionCannotBePut() {
        String old = admin.get(AGENT).response().body();
        assertThat(admin.send("PATCH", AGENT, "{'metadata':{'labels':{'a':'b'}}}", MERGE)
                        .code())
                .isEqualTo(200);

        Reply reply = admin.send("PUT", AGENT, old, JSON);
        assertThat(reply.code()).isEqualTo(409);
        assertThat(reply.json().path("reason").asText()).isEqualTo("Conflict");
    }

    @Test
    void anotherUidCannotBePut() {
        Reply reply =
                admin.send("PUT", AGENT, DAEMON_SET.replace("'name':'agent'", "'name':'agent','uid':'other'"), JSON);

        assertThat(reply.code()).isEqualTo(409);
        assertThat(reply.message()).contains("Precondition failed: UID in precondition: other");
    }

    @Test
    void aRestartAnImageAndAnUndoArePatches() {
        admin.send(
                "PATCH",
                AGENT,
                "{'spec':{'template':{'metadata':{'annotations':{'kubectl.kubernetes.io/restartedAt':'now'}}}}}",
                STRATEGIC);
        admin.send(
                "PATCH",
                AGENT,
                "[{'op':'test','path':'/spec/template/spec/containers/0/image','value':'agent:1'},{'op':'replace','path':'/spec/template/spec/containers/0/image','value':'agent:2'}]",
                PATCH);
        Reply undone = admin.send(
                "PATCH",
                AGENT + "?fieldManager=everynode",
                "{'spec':{'template':{'$patch':'replace','metadata':{'labels':{'app':'agent'}},'spec':{'containers':[{'name':'main','image':'agent:0'}]}}}}",
                STRATEGIC);

        JsonNode json = undone.json();
        assertThat(json.at("/metadata/generation").asInt()).isEqualTo(4);
        assertThat(json.at("/spec/template/spec/containers/0/image").asText()).isEqualTo("agent:0");
        assertThat(json.at("/spec/template/metadata").has("annotations")).isFalse();
        assertThat(json.at("/spec/template/spec/restartPolicy").asText()).isEqualTo("Always");
        assertThat(json.at("/metadata/managedFields").findValuesAsText("manager"))
                .contains("everynode");
    }

    @Test
    void aUidInAPatchIsAPrecondition() {
        Reply other = admin.send("PATCH", AGENT, "{'metadata':{'uid':'x'}}", STRATEGIC);
        String uid = admin.get(AGENT).json().at("/metadata/uid").asText();

        assertThat(other.code()).isEqualTo(422);
        assertThat(other.message())
                .isEqualTo(
                        "DaemonSet.apps \"agent\" is invalid: metadata.uid: Invalid value: \"x\": field is immutable");
        assertThat(admin.send("PATCH", AGENT, "{'metadata':{'uid':'" + uid + "'}}", STRATEGIC)
                        .code())
                .isEqualTo(200);
    }

    @Test
    void aFailedTestOfAJsonPatchIs422WithoutAHint() {
        Reply reply = admin.send("PATCH", AGENT, "[{'op':'test','path':'/metadata/uid','value':'x'}]", PATCH);

        assertThat(reply.code()).isEqualTo(422);
        assertThat(reply.message()).isEqualTo("the server rejected our request due to an error in our request");
    }

    @Test
    void aDryRunAnswersAsIfAndChangesNothing() {
        long version = store.version();
        Reply patched = admin.send("PATCH", AGENT + "?dryRun=All", "{'spec':{'minReadySeconds':7}}", MERGE);
        Reply deleted = admin.send("DELETE", AGENT + "?dryRun=All", "");
        Reply wrong = admin.send("PATCH", AGENT + "?dryRun=Foo", "{}", MERGE);

        assertThat(patched.json().at("/spec/minReadySeconds").asInt()).isEqualTo(7);
        assertThat(deleted.json().path("status").asText()).isEqualTo("Success");
        assertThat(wrong.message())
                .isEqualTo(
                        "PatchOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: [\"Foo\"]: supported values: \"All\"");
        assertThat(store.version()).isEqualTo(version);
    }

    @Test
    void statusIsItsOwnAddress() {
        admin.send("PATCH", AGENT, "{'status':{'numberReady':5}}", MERGE);
        Reply reply = admin.send(
                "PATCH", AGENT + "/status", "{'status':{'numberReady':3},'spec':{'minReadySeconds':9}}", MERGE);

        assertThat(reply.json().at("/status/numberReady").asInt()).isEqualTo(3);
        assertThat(reply.json().at("/spec").has("minReadySeconds")).isFalse();
    }

    @Test
    void deletionKnowsPreconditionsPropagationAndGrace() {
        createPods(1);
        Reply wrong = admin.send("DELETE", AGENT, "{'preconditions':{'uid':'x'}}", JSON);
        Reply pod = admin.send("DELETE", PODS + "/pod-0?gracePeriodSeconds=5", "");
        Reply foreground = admin.send("DELETE", AGENT, "{'propagationPolicy':'Foreground'}", JSON);

        assertThat(wrong.code()).isEqualTo(409);
        assertThat(pod.json().at("/metadata/deletionTimestamp").asText()).isEqualTo("2026-01-02T03:04:10Z");
        assertThat(foreground.json().at("/metadata/finalizers/0").asText()).isEqualTo("foregroundDeletion");
        assertThat(admin.send("DELETE", PODS + "/pod-0?gracePeriodSeconds=0", "")
                        .code())
                .isEqualTo(200);
        assertThat(admin.get(PODS + "/pod-0").code()).isEqualTo(404);
    }

    @Test
    void aCollectionIsDeletedByItsSelector() {
        createPods(3);

        admin.send("DELETE", PODS + "?fieldSelector=metadata.name%3Dpod-1&gracePeriodSeconds=0", "");

        assertThat(store.count(Kind.POD)).isEqualTo(2);
    }

    @Test
    void bindingPutsAPodOntoANode() {
        admin.send("POST", PODS, "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'a','image':'b'}]}}", JSON);
        Reply bound = admin.send("POST", PODS + "/p/binding", "{'target':{'kind':'Node','name':'node-1'}}", JSON);

        assertThat(bound.code()).isEqualTo(201);
        assertThat(admin.get(PODS + "/p").json().at("/spec/nodeName").asText()).isEqualTo("node-1");
    }

    @Test
    void evictionDeletesAPod() {
        createPods(2);
        String eviction = "{'apiVersion':'policy/v1','kind':'Eviction','metadata':{'name':'pod-0'}}";
        String other =
                "{'apiVersion':'policy/v1','kind':'Eviction','metadata':{'name':'pod-0'},'deleteOptions':{'preconditions':{'uid':'x'}}}";

        assertThat(admin.send("POST", PODS + "/pod-0/eviction?dryRun=All", eviction, JSON)
                        .code())
                .isEqualTo(201);
        assertThat(admin.send("POST", PODS + "/pod-0/eviction", other, JSON).message())
                .startsWith(
                        "Operation cannot be fulfilled on Pod \"pod-0\": the UID in the precondition (x) does not match");
        assertThat(admin.get(PODS + "/pod-0").json().at("/metadata").has("deletionTimestamp"))
                .isFalse();
        assertThat(admin.send("POST", PODS + "/pod-0/eviction", eviction, JSON)
                        .json()
                        .at("/status")
                        .asText())
                .isEqualTo("Success");
        assertThat(admin.get(PODS + "/pod-0").json().at("/metadata").has("deletionTimestamp"))
                .isTrue();
        assertThat(admin.send("POST", PODS + "/pod-1/eviction", eviction, JSON).message())
                .isEqualTo("name in URL does not match name in Eviction object");
        assertThat(admin.send("POST", PODS + "/nope/eviction", eviction.replace("pod-0", "nope"), JSON)
                        .message())
                .isEqualTo("pods \"nope\" not found");
        assertThat(admin.send("POST", PODS + "/pod-1/eviction", "{'apiVersion':'v1','kind':'Pod'}", JSON)
                        .code())
                .isEqualTo(400);
        assertThat(admin.send("POST", DAEMON_SETS + "/agent/eviction", eviction, JSON)
                        .code())
                .isEqualTo(404);
    }

    @Test
    void brokenBodiesAre400() {
        for (String body : List.of(
                "{",
                "",
                "[]",
                "{'kind':'Pod','apiVersion':'v1'}",
                "{'spec':{'template':{'spec':{'containers':'x'}}}}")) {
            assertThat(admin.send("POST", DAEMON_SETS, body, JSON).code())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(admin.send("PATCH", AGENT, "{", MERGE).message())
                .isEqualTo("error decoding patch: unexpected end of JSON input");
        assertThat(admin.send("PATCH", AGENT, "{}", JSON).code()).isEqualTo(415);
        assertThat(admin.send("POST", DAEMON_SETS, "k8s", "Content-Type", "application/vnd.kubernetes.protobuf")
                        .message())
                .contains("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
    }

    @Test
    void aControllerRevisionsDataStays() {
        String path = "/apis/apps/v1/namespaces/prod/controllerrevisions";
        Reply without = admin.send("POST", path, "{'metadata':{'name':'a'},'revision':1}", JSON);
        Reply noObject = admin.send("POST", path, "{'metadata':{'name':'a'},'data':[1]}", JSON);
        Reply negative = admin.send("POST", path, "{'metadata':{'name':'a'},'data':{},'revision':-1}", JSON);
        admin.send("POST", path, "{'metadata':{'name':'a'},'data':{'spec':{}},'revision':1}", JSON);
        Reply changed = admin.send("PATCH", path + "/a", "{'data':{'b':1}}", MERGE);

        assertThat(without.message()).endsWith("is invalid: data: Required value: data is mandatory");
        assertThat(noObject.message()).endsWith("is invalid: data: Required value: data must be a valid JSON object");
        assertThat(negative.message())
                .endsWith("is invalid: revision: Invalid value: -1: must be greater than or equal to 0");
        assertThat(changed.message())
                .endsWith("is invalid: data: Invalid value: {\"spec\":{},\"b\":1}: field is immutable");
        assertThat(admin.send("PATCH", path + "/a", "{'revision':0}", MERGE).code())
                .isEqualTo(200);
    }

    @Test
    void aNewNodeIsNotReadyUntilSomebodySaysSo() {
        Reply bare = admin.send("POST", "/api/v1/nodes", "{'metadata':{'name':'bare'}}", JSON);
        Reply tainted = admin.send(
                "POST",
                "/api/v1/nodes",
                "{'metadata':{'name':'own'},'spec':{'taints':[{'key':'node.kubernetes.io/not-ready','effect':'NoSchedule','value':'x'}]}}",
                JSON);

        assertThat(bare.json().at("/spec/taints"))
                .isEqualTo(Client.json("[{\"key\":\"node.kubernetes.io/not-ready\",\"effect\":\"NoSchedule\"}]"));
        assertThat(tainted.json().at("/spec/taints")).hasSize(1);
    }
}
