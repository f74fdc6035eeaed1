package io.everynode.simulation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.api.Client.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest extends ServerFixture {
    private static final String[] MERGE = {"Content-Type", "application/merge-patch+json"};
    private static final String[] JSON = {"Content-Type", "application/json"};

    @Test
    void aViewerIsToldWhatHeMayNot() {
        Reply reply = viewer.send("PATCH", DAEMON_SETS + "/agent", "{}", MERGE);

        assertThat(reply.code()).isEqualTo(403);
        assertThat(reply.message())
                .isEqualTo(
                        "daemonsets.apps \"agent\" is forbidden: User \"viewer\" cannot patch resource \"daemonsets\" in API group \"apps\" in the namespace \"prod\"");
        assertThat(viewer.send("DELETE", "/api/v1/nodes/node-1", "").message())
                .isEqualTo(
                        "nodes \"node-1\" is forbidden: User \"viewer\" cannot delete resource \"nodes\" in API group \"\" at the cluster scope");
    }

    @Test
    void anEditorChangesDaemonSetsAndNothingElse() {
        assertThat(editor.send("PATCH", DAEMON_SETS + "/agent", "{}", MERGE).code())
                .isEqualTo(200);
        assertThat(editor.send("PATCH", "/api/v1/nodes/node-1", "{}", MERGE).code())
                .isEqualTo(403);
    }

    @Test
    void aRightCanBeTakenAwayAndGivenBackWhileTheServerRuns() {
        access.forbid("viewer", "list", "pods");
        assertThat(viewer.get(PODS).code()).isEqualTo(403);
        assertThat(viewer.get(DAEMON_SETS).code()).isEqualTo(200);
        assertThat(viewer.get(PODS + "?watch=true&timeoutSeconds=1").code()).isEqualTo(200);

        access.allow("viewer", "list", "pods");
        assertThat(viewer.get(PODS).code()).isEqualTo(200);
    }

    @Test
    void aTokenCanBeHandedOutAndRevoked() {
        access.token("fresh", "viewer");
        Client client = new Client(server.url(), "fresh");
        assertThat(client.get(PODS).code()).isEqualTo(200);

        access.revoke("fresh");
        assertThat(client.get(PODS).code()).isEqualTo(401);
    }

    @Test
    void theServerSaysWhoOneIs() {
        Reply reply = viewer.send("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}", JSON);

        assertThat(reply.code()).isEqualTo(201);
        assertThat(reply.json().at("/status/userInfo/username").asText()).isEqualTo("viewer");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, list, apps, daemonsets, '', true",
        "viewer, patch, apps, daemonsets, '', false",
        "editor, patch, apps, daemonsets, '', true",
        "editor, delete, '', pods, '', true",
        "editor, create, '', pods, binding, false",
        "admin, create, '', pods, binding, true"
    })
    void theServerSaysWhatOneMay(
            String user, String verb, String group, String resource, String subresource, boolean allowed) {
        Client client = new Client(server.url(), user + "-token");
        JsonNode json = client.send(
                        "POST",
                        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                        "{'spec':{'resourceAttributes':{'verb':'%s','group':'%s','resource':'%s','subresource':'%s'}}}"
                                .formatted(verb, group, resource, subresource),
                        JSON)
                .json();

        assertThat(json.at("/status/allowed").asBoolean()).isEqualTo(allowed);
    }

    @Test
    void theLogTellsWhoAskedWhatWithoutKeepingTokens() {
        viewer.get(PODS + "?limit=1");
        viewer.send("DELETE", "/api/v1/nodes/node-1", "");

        assertThat(server.log().entries())
                .extracting(
                        RequestLog.Entry::verb, RequestLog.Entry::path, RequestLog.Entry::user, RequestLog.Entry::code)
                .containsExactly(
                        tuple("list", PODS + "?limit=1", "viewer", 200),
                        tuple("delete", "/api/v1/nodes/node-1", "viewer", 403));
        assertThat(server.log().entries().getFirst().tokenHash()).hasSize(12).doesNotContain("viewer");
    }
}
